package io.customerhub.scoring.served;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.ClassifierText;
import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.classify.ClassifierTraining.Learned;
import io.customerhub.scoring.classify.Splits;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.leak.Leak;
import io.customerhub.scoring.leak.LeakGuard;
import io.customerhub.scoring.measure.Measured;
import io.customerhub.scoring.net.NetPlan;
import io.customerhub.scoring.served.Snapshots.Known;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Learns how likely something happens: of customers as they were on some days, each as many days before the next as the outcome takes,
 * of whom is known by now what came. What was learned of the earlier days is checked on the last of them before all are learned from.
 */
public final class LikelihoodTraining implements ModelTraining {
    static final int LEAST = 50;

    private final NetPlan plan;
    private final int members;
    private final int checkedMembers;

    /** With nets of the sizes that are usual. */
    public LikelihoodTraining() {
        this(NetPlan.classifier(), 5, 2);
    }

    /** With nets of other sizes: see {@link ClassifierTraining}. */
    LikelihoodTraining(NetPlan plan, int members, int checkedMembers) {
        this.plan = plan;
        this.members = members;
        this.checkedMembers = checkedMembers;
    }

    @Override
    public TrainedModel train(
            ModelRule rule, FeatureRules features, CustomerHistory history, LocalDate asOf, long seed) {
        var snapshots = Snapshots.of(rule, features, history, asOf);
        Known known = snapshots.known();
        Known earlier = snapshots.earlier();
        Known last = snapshots.last();
        requireEnough(rule, earlier, last);
        // Of one day, on which each customer is one row: as of other days the same ones are alike, and no copies.
        refuse(rule, LeakGuard.examine(last.rows(), last.outcomes()));
        var training = new ClassifierTraining(plan, members, checkedMembers, Splits.FORWARD);
        Learned checked = training.learn(earlier.rows(), earlier.outcomes(), seed);
        Classifier served = checked.served();
        Measured measured = Measured.of(served.probabilities(last.rows()), last.outcomes());
        refuse(rule, LeakGuard.examine(measured.auc()).stream().toList());
        var card = new LikelihoodCard(rule, snapshots, checked);
        requireBetterThanRate(rule, measured, card.rate());
        String content = ClassifierText.write(training.learn(known.rows(), known.outcomes(), checked.choice(), seed));
        return new TrainedModel(read(rule, features, content), content, card.card());
    }

    @Override
    public ServedModel read(ModelRule rule, FeatureRules features, String content) {
        return new LikelihoodModel(
                new Audience(rule.about()), features.only(rule.reads()), ClassifierText.read(content));
    }

    private static void refuse(ModelRule rule, List<Leak> leaks) {
        if (!leaks.isEmpty()) {
            throw new TrainingRefusal("training " + rule.name() + ": "
                    + leaks.stream()
                            .map(leak -> leak.problem() + "; " + leak.remedy())
                            .collect(Collectors.joining("\n")));
        }
    }

    /** A model that is no better than saying the same of everybody misleads whoever sorts by it. */
    private static void requireBetterThanRate(ModelRule rule, Measured measured, Measured rate) {
        if (measured.brier() >= rate.brier()) {
            throw new TrainingRefusal(String.format(
                    Locale.ROOT,
                    "training %s: on the days checked it is no better than saying the same of everybody (Brier %.4f after"
                            + " %.4f); give it features that tell more, or wait for more history",
                    rule.name(),
                    measured.brier(),
                    rate.brier()));
        }
    }

    private static void requireEnough(ModelRule rule, Known... some) {
        for (Known known : some) {
            int came = known.came();
            if (Math.min(came, known.outcomes().length - came) < LEAST) {
                throw new TrainingRefusal(String.format(
                        Locale.ROOT,
                        "training %s: of %,d customers as of %s the outcome came for %,d, and %d of either are"
                                + " needed; wait for more history, take more snapshots or a shorter time",
                        rule.name(),
                        known.outcomes().length,
                        known.days().stream().map(LocalDate::toString).collect(Collectors.joining(", ")),
                        came,
                        LEAST));
            }
        }
    }
}
