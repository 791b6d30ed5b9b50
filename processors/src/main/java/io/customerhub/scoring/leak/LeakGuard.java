package io.customerhub.scoring.leak;

import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for what makes a model seem better than it will be: a feature that knows the outcome, and rows that are there twice, so
 * that what is checked has been learned. Whoever is refused declares what the feature is, or takes the copies out.
 */
public final class LeakGuard {
    /** Nobody's future is known as well as that. */
    static final double TOO_GOOD = .95;

    static final double TOO_GOOD_ALONE = .9;
    /** Where models are better than this, a feature without which {@link #TOO_MUCH} is lost knows what the others do not. */
    static final double VERY_GOOD = .9;

    static final double TOO_MUCH = .1;

    private static final int MOST_SUSPECTS = 3;
    private static final int PARTS = 5;

    private final FeatureTable rows;
    private final boolean[] outcomes;
    private final double[] expected;

    private LeakGuard(FeatureTable rows, boolean[] outcomes) {
        this.rows = rows;
        this.outcomes = outcomes;
        this.expected = predicted(rows);
    }

    /**
     * Looks at data before anything is learned of it.
     *
     * @return why it cannot be learned from; empty where nothing was found
     */
    public static List<Leak> examine(FeatureTable rows, boolean[] outcomes) {
        return new LeakGuard(rows, outcomes.clone()).examine();
    }

    /** Looks at how good a model is. */
    public static Optional<Leak> examine(Auc auc) {
        return auc.value() > TOO_GOOD
                ? Optional.of(new Leak(
                        text(
                                "the AUC is %.3f, and above %.2f the future is told and not predicted",
                                auc.value(), TOO_GOOD),
                        "look for a feature that is known only after the outcome, and for rows that are there twice"))
                : Optional.empty();
    }

    private List<Leak> examine() {
        List<Leak> leaks = new ArrayList<>();
        var copies = new CopyGuard(rows, outcomes, expected, PARTS);
        copies.resampled().ifPresent(leaks::add);
        copies.acrossParts().ifPresent(leaks::add);
        double all = Auc.of(expected, outcomes).value();
        examine(Auc.of(expected, outcomes)).ifPresent(leaks::add);
        List<Alone> suspects = rows.columns().stream()
                .map(column -> new Alone(column, alone(column)))
                .sorted(Comparator.comparingDouble((Alone of) -> -of.auc()))
                .limit(MOST_SUSPECTS)
                .toList();
        suspects.forEach(suspect -> judge(suspect, all).ifPresent(leaks::add));
        return leaks;
    }

    /** A feature and how well it tells the outcome by itself. */
    private record Alone(Column column, double auc) {}

    private Optional<Leak> judge(Alone suspect, double all) {
        String remedy = "exclude it, unless it was known before the time for which the outcome counts";
        String name = suspect.column().name();
        if (suspect.auc() > TOO_GOOD_ALONE) {
            return Optional.of(new Leak(text("the feature %s alone has an AUC of %.3f", name, suspect.auc()), remedy));
        }
        if (all <= VERY_GOOD) {
            return Optional.empty();
        }
        double without = Auc.of(predicted(without(suspect.column())), outcomes).value();
        return all - without > TOO_MUCH
                ? Optional.of(new Leak(
                        text(
                                "without the feature %s the AUC falls from %.3f to %.3f: it knows what no other does",
                                name, all, without),
                        remedy))
                : Optional.empty();
    }

    private double alone(Column column) {
        if (column instanceof Column.Numbers) {
            return Auc.of(predicted(new FeatureTable(rows.rows(), List.of(column, squared(column)))), outcomes)
                    .value();
        }
        return Auc.of(predicted(new FeatureTable(rows.rows(), List.of(column))), outcomes)
                .value();
    }

    /** How far a number is from the middle one: what is extreme may be what tells. */
    private static Column squared(Column column) {
        double[] values = ((Column.Numbers) column).values();
        double[] sorted = Arrays.stream(values).sorted().toArray();
        double middle = sorted[sorted.length / 2];
        return new Column.Numbers(
                column.name() + ", off",
                Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
    }

    private FeatureTable without(Column column) {
        return new FeatureTable(
                rows.rows(),
                rows.columns().stream().filter(other -> other != column).toList());
    }

    /** How likely the outcome is for each row, by what the rows of the other half say. */
    private double[] predicted(FeatureTable table) {
        double[] predicted = new double[outcomes.length];
        for (int half = 0; half < 2; half++) {
            int[] learned = half(1 - half);
            int[] checked = half(half);
            boolean[] of = new boolean[learned.length];
            for (int i = 0; i < of.length; i++) {
                of[i] = outcomes[learned[i]];
            }
            double[] said = ClassifierTraining.glance(table.rows(learned), of).probabilities(table.rows(checked));
            for (int i = 0; i < checked.length; i++) {
                predicted[checked[i]] = said[i];
            }
        }
        return predicted;
    }

    private int[] half(int which) {
        return IntStream.range(0, outcomes.length)
                .filter(row -> row % 2 == which)
                .toArray();
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
