package io.customerhub.scoring.action;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.Score.Driver;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of a customer by rules: the first choice that holds. With a random share, the choice is drawn for some, so that it can
 * be learned later what works.
 *
 * @param name in a word, as models have
 * @param random for what share of customers the choice is drawn, from 0 to 1
 */
record Decision(String name, String description, List<Choice> choices, Optional<BigDecimal> random) {
    /** The digits of a propensity after the point. */
    static final int DIGITS = 6;

    Decision {
        choices = List.copyOf(choices);
    }

    /**
     * What is said of one customer.
     *
     * @param propensity how likely it was to be said, where there is a random share
     * @param reasons the conditions that held
     */
    record Verdict(String say, Optional<BigDecimal> propensity, List<Driver> reasons) {}

    /** Decides about a customer; nothing where no choice holds. */
    Optional<Verdict> of(SeenCustomer seen, CustomerId customer, LocalDate day) {
        Optional<Choice> first =
                choices.stream().filter(choice -> seen.meets(choice.when())).findFirst();
        return first.map(rule -> {
            List<Driver> reasons = seen.reasons(rule.when());
            return random.map(share ->
                            drawn(rule.say(), reasons, share, seen, new Lot(name, customer, YearMonth.from(day))))
                    .orElseGet(() -> new Verdict(rule.say(), Optional.empty(), reasons));
        });
    }

    private Verdict drawn(String rule, List<Driver> reasons, BigDecimal share, SeenCustomer seen, Lot lot) {
        List<Choice> eligible =
                choices.stream().filter(choice -> seen.meets(choice.eligible())).toList();
        List<String> words = eligible.stream().map(Choice::say).distinct().toList();
        String said = !words.isEmpty() && lot.fallsTo(share) ? lot.among(words) : rule;
        Optional<BigDecimal> propensity = Optional.of(propensity(said, rule, words, share));
        if (said.equals(rule)) {
            return new Verdict(said, propensity, reasons);
        }
        List<Driver> conditions = eligible.stream()
                .filter(choice -> choice.say().equals(said))
                .findFirst()
                .map(choice -> seen.reasons(choice.eligible()))
                .orElse(List.of());
        var chance = new Driver(ActionRules.CHANCE, "one of " + words.size() + ", where the rules say " + rule, 0);
        return new Verdict(
                said,
                propensity,
                Stream.concat(Stream.of(chance), conditions.stream()).toList());
    }

    /**
     * How likely a word was to be said: with a random share r and n eligible words 1 - r + r/n for the word of the rules where it is
     * eligible, 1 - r where it is not, and r/n for any other; 1 where none is eligible. It is one fraction, (n(1 - r) + r)/n, which is
     * rounded half up to six digits once.
     */
    private static BigDecimal propensity(String said, String rule, List<String> eligible, BigDecimal share) {
        if (eligible.isEmpty()) {
            return BigDecimal.ONE.setScale(DIGITS);
        }
        var count = BigDecimal.valueOf(eligible.size());
        BigDecimal byRule = said.equals(rule) ? count.multiply(BigDecimal.ONE.subtract(share)) : BigDecimal.ZERO;
        BigDecimal byChance = eligible.contains(said) ? share : BigDecimal.ZERO;
        return byRule.add(byChance).divide(count, DIGITS, RoundingMode.HALF_UP);
    }

    /** The features that it looks at. */
    Stream<String> features() {
        var conditions = new ArrayList<Condition>();
        choices.forEach(choice -> {
            conditions.addAll(choice.when());
            conditions.addAll(choice.eligible());
        });
        return conditions.stream()
                .filter(condition -> condition.of() == Condition.Of.FEATURE)
                .map(Condition::name);
    }

    /** The words that it can say. */
    List<String> words() {
        return choices.stream().map(Choice::say).distinct().toList();
    }
}
