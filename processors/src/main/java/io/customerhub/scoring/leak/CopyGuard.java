package io.customerhub.scoring.leak;

import io.customerhub.scoring.feature.FeatureTable;
import java.util.List;
import java.util.Optional;

/** Tells rows that were copied from those that are alike by chance: copies share their outcome, who are alike need not. */
final class CopyGuard {
    /** A share of rows that does not change what is measured by as much as its standard error. */
    private static final double FEW = .02;
    /** Of those with the outcome so many times as many have copies where they were drawn again and again. */
    private static final double TIMES = 3;

    private static final double MANY = .2;

    private final FeatureTable rows;
    private final boolean[] outcomes;
    private final double[] expected;
    private final int parts;
    private final List<List<Integer>> groups;

    CopyGuard(FeatureTable rows, boolean[] outcomes, double[] expected, int parts) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.expected = expected;
        this.parts = parts;
        this.groups = new Copies(rows).groups();
    }

    /** Whether one outcome was drawn several times before the data came here. */
    Optional<Leak> resampled() {
        double with = share(true);
        double without = share(false);
        double most = Math.max(with, without);
        return most > MANY && most > TIMES * Math.min(with, without)
                ? Optional.of(
                        new Leak(
                                LeakGuard.text(
                                        "of the rows with the outcome %.0f %% are there more than once, of those without %.0f %%:"
                                                + " one of the two was resampled",
                                        100 * with, 100 * without),
                                "give the rows as they were; whoever resamples does so in the rows that are learned from alone"))
                : Optional.empty();
    }

    /** The share of an outcome's rows of which there is another with the same outcome. */
    private double share(boolean outcome) {
        long all = 0;
        for (boolean of : outcomes) {
            all += of == outcome ? 1 : 0;
        }
        long copied = groups.stream()
                .mapToLong(group ->
                        group.stream().filter(row -> outcomes[row] == outcome).count())
                .filter(count -> count > 1)
                .sum();
        return all == 0 ? 0 : (double) copied / all;
    }

    /** Whether rows that are checked have copies among those that are learned from. */
    Optional<Leak> acrossParts() {
        double more = 0;
        double variance = 0;
        for (List<Integer> group : groups) {
            for (int row : group) {
                Optional<Integer> copy = group.stream()
                        .filter(other -> other % parts != row % parts)
                        .findFirst();
                if (copy.isPresent()) {
                    double agree = agreeByChance(row, copy.get());
                    more += (outcomes[row] == outcomes[copy.get()] ? 1 : 0) - agree;
                    variance += agree * (1 - agree);
                }
            }
        }
        double share = more / rows.rows();
        return share > FEW && more > 5 * Math.sqrt(variance)
                ? Optional.of(new Leak(
                        LeakGuard.text(
                                "%.1f %% of the rows have a copy in another part that shares their outcome, more than by"
                                        + " chance: what is checked was learned",
                                100 * share),
                        "keep one row a customer, or put all rows of one into one part"))
                : Optional.empty();
    }

    private double agreeByChance(int row, int other) {
        return expected[row] * expected[other] + (1 - expected[row]) * (1 - expected[other]);
    }

    @Override
    public String toString() {
        return LeakGuard.text("copies: with the outcome %.3f, without %.3f", share(true), share(false));
    }
}
