package io.customerhub.scoring.classify;

import io.customerhub.scoring.classify.Splits.Split;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Auc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a way to learn says of rows that it has not learned from, split by split.
 *
 * @param logOdds of the rows checked, by split
 * @param outcomes of the same rows
 */
record Checked(List<double[]> logOdds, List<boolean[]> outcomes) {
    /** A way to learn. */
    @FunctionalInterface
    interface Way {
        LogOdds learn(FeatureTable rows, boolean[] outcomes);
    }

    static Checked of(FeatureTable rows, boolean[] outcomes, Splits splits, Way way) {
        List<double[]> logOdds = new ArrayList<>();
        List<boolean[]> checked = new ArrayList<>();
        for (Split split : splits.of(outcomes.length)) {
            LogOdds model = way.learn(rows.rows(split.learned()), some(outcomes, split.learned()));
            logOdds.add(model.of(rows.rows(split.checked())));
            checked.add(some(outcomes, split.checked()));
        }
        return new Checked(logOdds, checked);
    }

    static boolean[] some(boolean[] outcomes, int[] rows) {
        boolean[] some = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = outcomes[rows[i]];
        }
        return some;
    }

    /** Half of this and half of another, of the same splits. */
    Checked blendedWith(Checked other) {
        List<double[]> blended = new ArrayList<>();
        for (int split = 0; split < logOdds.size(); split++) {
            double[] one = logOdds.get(split);
            double[] two = other.logOdds.get(split);
            double[] half = new double[one.length];
            Arrays.setAll(half, row -> (one[row] + two[row]) / 2);
            blended.add(half);
        }
        return new Checked(blended, outcomes);
    }

    /** The AUC of each split: rows of one split only are compared, so a level that moves with time does not count. */
    List<Double> aucs() {
        List<Double> aucs = new ArrayList<>();
        for (int split = 0; split < logOdds.size(); split++) {
            aucs.add(Auc.of(logOdds.get(split), outcomes.get(split)).value());
        }
        return aucs;
    }

    /** The AUC on average over splits, each counting by its rows of the rarer outcome, which decide how sure it is. */
    double auc() {
        return mean(aucs());
    }

    private double mean(List<Double> values) {
        double sum = 0;
        double weights = 0;
        for (int split = 0; split < values.size(); split++) {
            int weight = weight(split);
            if (weight > 0) {
                sum += values.get(split) * weight;
                weights += weight;
            }
        }
        return sum / weights;
    }

    private int weight(int split) {
        int came = 0;
        for (boolean outcome : outcomes.get(split)) {
            came += outcome ? 1 : 0;
        }
        return Math.min(came, outcomes.get(split).length - came);
    }

    /** The standard error of the difference of two AUCs, over the splits that both checked. */
    double error(Checked other) {
        List<Double> one = aucs();
        List<Double> two = other.aucs();
        double difference = auc() - other.auc();
        List<Double> squares = IntStream.range(0, one.size())
                .mapToObj(split -> Math.pow(one.get(split) - two.get(split) - difference, 2))
                .toList();
        return Math.sqrt(mean(squares) / (squares.size() - 1));
    }

    /** Whether it ranks better than another, by more than chance is. */
    boolean isBetterThan(Checked other) {
        return auc() - other.auc() > error(other);
    }

    /** What the log-odds are worth, by all rows that were checked. */
    Calibration calibration() {
        double[] all = logOdds.stream().flatMapToDouble(Arrays::stream).toArray();
        boolean[] came = new boolean[all.length];
        int at = 0;
        for (boolean[] of : outcomes) {
            System.arraycopy(of, 0, came, at, of.length);
            at += of.length;
        }
        return Calibration.learn(all, came);
    }
}
