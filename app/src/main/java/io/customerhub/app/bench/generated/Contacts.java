package io.customerhub.app.bench.generated;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Numbers and addresses as those give them out who see to it that nobody has another's. */
final class Contacts {
    private static final List<String> FREE = List.of(
            "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "cwjamaica.com", "flowja.com");

    /** Primes, so that every number comes once before one comes again. */
    private static final long TAX_IDS = 899_999_963L;

    private static final long TAX_ID_STEP = 612_345_679L;
    private static final long FIRST_TAX_ID = 100_000_000L;

    private final Chance chance;
    private final Set<String> mailboxes = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> phones = new HashSet<>();
    private long taxIds;

    Contacts(Chance chance) {
        this.chance = chance;
    }

    String phone() {
        String phone = number();
        while (!phones.add(phone)) {
            phone = number();
        }
        return phone;
    }

    private String number() {
        return (chance.is(0.8) ? "+1876" : "+1658") + (2 + chance.below(8)) + chance.digits(6);
    }

    String taxId() {
        return String.valueOf(FIRST_TAX_ID + taxIds++ * TAX_ID_STEP % TAX_IDS);
    }

    /** A domain for an organisation of a name. */
    String domain(List<String> words) {
        String name = String.join("", words).toLowerCase(Locale.ROOT);
        String domain = name + ".com.jm";
        while (!domains.add(domain)) {
            domain = name + chance.digits(2) + ".com.jm";
        }
        return domain;
    }

    /** A mailbox of a person's own, at a provider that gives one to anybody. */
    String mailbox(String given, String family, int year) {
        String domain = "@" + chance.often(FREE);
        String name = name(given, family, year);
        String mailbox = name + domain;
        while (!mailboxes.add(mailbox)) {
            mailbox = name + chance.digits(3) + domain;
        }
        return mailbox;
    }

    /** A mailbox at somebody's employer. */
    String mailbox(String given, String family, Organisation employer) {
        return (given + "." + family + "@" + employer.domain()).toLowerCase(Locale.ROOT);
    }

    private String name(String given, String family, int year) {
        String first = given.toLowerCase(Locale.ROOT);
        String last = family.toLowerCase(Locale.ROOT);
        return switch (chance.below(6)) {
            case 0 -> first + "." + last;
            case 1 -> first.charAt(0) + last;
            case 2 -> first + last + year % 100;
            case 3 -> first + chance.digits(3);
            case 4 -> last + "." + first;
            default -> first.charAt(0) + "." + last + chance.digits(2);
        };
    }
}
