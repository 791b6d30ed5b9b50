package io.customerhub.scoring.classify;

import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.net.NetPlan;
import java.util.List;

/**
 * Learns classifiers from customers whose outcome is known. Everything is chosen by training rows alone; the same rows, outcomes
 * and seed give the same classifiers.
 */
public final class ClassifierTraining {
    private static final List<Double> PENALTIES = List.of(1.0, 10.0, 100.0, 1000.0);

    /** Nets that check are drawn by other seeds than those that serve. */
    private static final long OTHERS = 1000;

    private final NetPlan plan;
    private final int checkedMembers;
    private final int members;
    private final Splits splits;

    /**
     * How to learn.
     *
     * @param members how many nets are averaged in the end
     * @param checkedMembers how many for each of the splits that choice and calibration are learned from
     * @param splits how training rows check each other
     */
    public ClassifierTraining(NetPlan plan, int members, int checkedMembers, Splits splits) {
        this.plan = plan;
        this.members = members;
        this.checkedMembers = checkedMembers;
        this.splits = splits;
    }

    /**
     * What was learned.
     *
     * @param logistic the baseline
     * @param net a committee of nets, perhaps averaged with the baseline
     */
    public record Learned(Classifier logistic, Classifier net, Choice choice) {
        /** The one of the two that is to be used. */
        public Classifier served() {
            return choice.isNetServed() ? net : logistic;
        }
    }

    /** A logistic regression and nothing else, as quickly learned as can be: for a first look at data. */
    public static Classifier glance(FeatureTable rows, boolean[] outcomes) {
        return new CalibratedClassifier(LogisticRegression.learn(rows, outcomes, PENALTIES.get(0)), Calibration.NONE);
    }

    /** Learns; rows are in the order of time where the splits want that. */
    public Learned learn(FeatureTable rows, boolean[] outcomes, long seed) {
        double penalty = penalty(rows, outcomes);
        Checked logistic = checked(rows, outcomes, penalty);
        Checked alone = Checked.of(
                rows,
                outcomes,
                splits,
                (some, of) -> NetCommittee.learn(some, of, plan, splits, checkedMembers, seed + OTHERS));
        Checked blended = alone.blendedWith(logistic);
        boolean isBlended = blended.isBetterThan(alone);
        Checked net = isBlended ? blended : alone;

        LogisticModel model = LogisticRegression.learn(rows, outcomes, penalty);
        NetCommittee committee = NetCommittee.learn(rows, outcomes, plan, splits, members, seed);
        return new Learned(
                new CalibratedClassifier(model, calibration(logistic)),
                new CalibratedClassifier(isBlended ? new Blend(model, committee) : committee, calibration(net)),
                new Choice(
                        penalty,
                        isBlended,
                        logistic.auc(),
                        net.auc(),
                        net.error(logistic),
                        net.isBetterThan(logistic)));
    }

    /**
     * Learns anew, of other rows in the order of time, the way that a choice has found to serve. What log-odds are worth is not learned.
     */
    public Classifier learn(FeatureTable rows, boolean[] outcomes, Choice choice, long seed) {
        if (splits != Splits.FORWARD) {
            throw new IllegalStateException("what was chosen is learned anew of rows in the order of time alone");
        }
        if (!choice.isNetServed()) {
            return new CalibratedClassifier(
                    LogisticRegression.learn(rows, outcomes, choice.penalty()), Calibration.NONE);
        }
        NetCommittee nets = NetCommittee.learn(rows, outcomes, plan, splits, members, seed);
        return new CalibratedClassifier(
                choice.isBlended() ? new Blend(LogisticRegression.learn(rows, outcomes, choice.penalty()), nets) : nets,
                Calibration.NONE);
    }

    /** In the order of time there is none: a line that one time taught may do harm in the next. */
    private Calibration calibration(Checked checked) {
        return splits == Splits.FORWARD ? Calibration.NONE : checked.calibration();
    }

    /** The least penalty, unless another is better by more than chance is. */
    private double penalty(FeatureTable rows, boolean[] outcomes) {
        double best = PENALTIES.get(0);
        Checked of = checked(rows, outcomes, best);
        for (double penalty : PENALTIES) {
            Checked other = checked(rows, outcomes, penalty);
            if (other.isBetterThan(of)) {
                best = penalty;
                of = other;
            }
        }
        return best;
    }

    private Checked checked(FeatureTable rows, boolean[] outcomes, double penalty) {
        return Checked.of(rows, outcomes, splits, (some, of) -> LogisticRegression.learn(some, of, penalty));
    }
}
