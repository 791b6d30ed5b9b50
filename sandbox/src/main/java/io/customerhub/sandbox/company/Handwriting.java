package io.customerhub.sandbox.company;

import java.util.Locale;
import java.util.Random;

/** How people write down what they were told: every time a little differently, and sometimes wrong. */
final class Handwriting {

    private final Random random;

    Handwriting(Random random) {
        this.random = random;
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    String phone(String tenDigits) {
        String area = tenDigits.substring(0, 3);
        String exchange = tenDigits.substring(3, 6);
        String line = tenDigits.substring(6);
        return switch (random.nextInt(8)) {
            case 0 -> "+1" + tenDigits;
            case 1 -> "(" + area + ") " + exchange + "-" + line;
            case 2 -> area + "-" + exchange + "-" + line;
            case 3 -> area + " " + exchange + " " + line;
            case 4 -> "1-" + area + "-" + exchange + "-" + line;
            case 5 -> tenDigits;
            case 6 -> (area.equals("876") ? "" : area + "-") + exchange + "-" + line;
            default -> "1 (" + area + ") " + exchange + " " + line;
        };
    }

    String email(String email) {
        if (chance(1)) {
            return email.replace("@", " at ");
        }
        if (chance(10)) {
            return Character.toUpperCase(email.charAt(0)) + email.substring(1);
        }
        return chance(6) ? email.toUpperCase(Locale.ROOT) : email;
    }

    /** A person's name: in full, with initials, surname first, shouted, or with a typing error. */
    String person(TrueCustomer customer) {
        String given = customer.givenName();
        String family = customer.familyName();
        if (chance(6)) {
            family = typo(family);
        } else if (chance(4)) {
            given = typo(given);
        }
        return switch (random.nextInt(14)) {
            case 0 -> given.charAt(0) + ". " + family;
            case 1 -> family + ", " + given;
            case 2 -> (given + " " + family).toUpperCase(Locale.ROOT);
            case 3, 4 ->
                customer.middleInitial().isEmpty()
                        ? given + " " + family
                        : given + " " + customer.middleInitial() + ". " + family;
            case 5 -> Names.title(customer.givenName()) + given + " " + family;
            default -> given + " " + family;
        };
    }

    String organisation(String name) {
        if (chance(5)) {
            return typo(name);
        }
        if (chance(15)) {
            return name.replace(" Limited", " Ltd").replace(" Ltd.", " Ltd");
        }
        return chance(8) ? name.replaceAll("( Co\\.)?( Ltd\\.?| Limited)$", "") : name;
    }

    String parish(String parish) {
        if (chance(10)) {
            return parish.replace("St. ", "Saint ");
        }
        return chance(10) ? parish.replace("St. ", "St ") : parish;
    }

    String taxNumber(String nineDigits) {
        return switch (random.nextInt(4)) {
            case 0 -> nineDigits.substring(0, 3) + "-" + nineDigits.substring(3, 6) + "-" + nineDigits.substring(6);
            case 1 -> nineDigits.substring(0, 3) + " " + nineDigits.substring(3, 6) + " " + nineDigits.substring(6);
            default -> nineDigits;
        };
    }

    String typo(String word) {
        if (word.length() < 4) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }
}
