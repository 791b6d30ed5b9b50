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
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.Snapshots.Known;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Learns how likely something happens: of customers as they were on some days, each as many days before the next as the outcome takes,
 * of whom is known by now what came. What was learned of the earlier days is checked on the last of them before all are learned from.
 */
public final class LikelihoodTraining implements ModelTraining {
    private static final int LEAST = 50;

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
        requireEnough(rule, known, snapshots.earlier());
        List<Leak> leaks = LeakGuard.examine(known.rows(), known.outcomes());
        refuse(rule, leaks);
        Known earlier = snapshots.earlier();
        Known last = snapshots.last();
        var training = new ClassifierTraining(plan, members, checkedMembers, Splits.FORWARD);
        Learned checked = training.learn(earlier.rows(), earlier.outcomes(), seed);
        Classifier served = checked.served();
        Measured measured = Measured.of(served.probabilities(last.rows()), last.outcomes());
        refuse(rule, LeakGuard.examine(measured.auc()).stream().toList());
        Learned learned = training.learn(known.rows(), known.outcomes(), seed);
        String content = ClassifierText.write(learned.served());
        return new TrainedModel(read(rule, features, content), content, card(rule, snapshots, checked, learned, asOf));
    }

    @Override
    public ServedModel read(ModelRule rule, FeatureRules features, String content) {
        return new LikelihoodModel(new Audience(rule.about()), features, ClassifierText.read(content));
    }

    private static void refuse(ModelRule rule, List<Leak> leaks) {
        if (!leaks.isEmpty()) {
            throw new TrainingRefusal("training " + rule.name() + ": "
                    + leaks.stream()
                            .map(leak -> leak.problem() + "; " + leak.remedy())
                            .collect(Collectors.joining("\n")));
        }
    }

    private static void requireEnough(ModelRule rule, Known... some) {
        for (Known known : some) {
            int came = known.came();
            if (Math.min(came, known.outcomes().length - came) < LEAST) {
                throw new TrainingRefusal(String.format(
                        Locale.ROOT,
                        "training %s: of %,d customers on %d days the outcome came for %,d, and %d of either are"
                                + " needed; wait for more history, take more snapshots or a shorter time",
                        rule.name(),
                        known.outcomes().length,
                        known.days().size(),
                        came,
                        LEAST));
            }
        }
    }

    private static ModelCard card(
            ModelRule rule, Snapshots snapshots, Learned checked, Learned learned, LocalDate asOf) {
        Known last = snapshots.last();
        Known all = snapshots.known();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("customers", String.format(Locale.ROOT, "%,d", all.customers()));
        data.put("rows", String.format(Locale.ROOT, "%,d", all.outcomes().length));
        data.put("with the outcome", String.format(Locale.ROOT, "%,d", all.came()));
        data.put("as of", all.days().stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        data.put("features", String.join(", ", rule.features()));
        return new ModelCard(
                asOf,
                "learned as of " + snapshots.earlier().days().get(0) + " to "
                        + snapshots
                                .earlier()
                                .days()
                                .get(snapshots.earlier().days().size() - 1) + ", checked as of "
                        + last.days().get(0) + "; then all of them were learned from",
                data,
                List.of(
                        rate(snapshots),
                        figures("logistic", checked.logistic(), last),
                        figures("net", checked.net(), last)),
                learned.choice().text(),
                groups(rule, checked.served(), last),
                limits(rule, (Likelihood) rule.kind(), last));
    }

    private static Figures rate(Snapshots snapshots) {
        Known earlier = snapshots.earlier();
        double rate = (double) earlier.came() / earlier.outcomes().length;
        double[] said = new double[snapshots.last().outcomes().length];
        Arrays.fill(said, rate);
        Map<String, Double> measures =
                new LinkedHashMap<>(measures(Measured.of(said, snapshots.last().outcomes())));
        measures.keySet().removeAll(List.of("AUC", "its error"));
        return new Figures("base rate", measures);
    }

    private static Figures figures(String name, Classifier classifier, Known known) {
        return new Figures(name, measures(Measured.of(classifier.probabilities(known.rows()), known.outcomes())));
    }

    private static Map<String, Double> measures(Measured of) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("AUC", of.auc().value());
        measures.put("its error", of.auc().standardError());
        measures.put("Brier", of.brier());
        measures.put("off by", of.calibrationError());
        measures.put("log loss", of.logLoss());
        return measures;
    }

    /** Figures of those groups of which both outcomes are known of enough. */
    private static List<Figures> groups(ModelRule rule, Classifier served, Known last) {
        List<Figures> groups = new ArrayList<>();
        for (String feature : rule.groups()) {
            last.byWord(feature).forEach((word, of) -> {
                int came = of.came();
                Map<String, Double> measures = new LinkedHashMap<>();
                measures.put("customers", (double) of.outcomes().length);
                measures.put("came", (double) came / of.outcomes().length);
                double[] said = served.probabilities(of.rows());
                measures.put("said", Arrays.stream(said).average().orElse(Double.NaN));
                if (Math.min(came, of.outcomes().length - came) > 0) {
                    Measured measured = Measured.of(said, of.outcomes());
                    measures.put("AUC", measured.auc().value());
                    measures.put("its error", measured.auc().standardError());
                }
                groups.add(new Figures(feature + " " + (word.isEmpty() ? "unknown" : word), measures));
            });
        }
        return groups;
    }

    private static List<String> limits(ModelRule rule, Likelihood kind, Known last) {
        List<String> limits = new ArrayList<>();
        limits.add("of customers for whom this holds: "
                + (rule.about().isEmpty()
                        ? "all"
                        : rule.about().stream().map(Snapshots::text).collect(Collectors.joining("; "))));
        limits.add("the outcome takes " + kind.outcome().within().orElseThrow()
                + " days to be known, so nothing was learned from the last of them; the model serves for "
                + rule.goodForDays() + " days");
        Optional.of(last.came())
                .filter(came -> Math.min(came, last.outcomes().length - came) < 4 * LEAST)
                .ifPresent(came -> limits.add("few to check by: the outcome came for " + came + " of "
                        + last.outcomes().length + ", so the figures are rough, as their error says"));
        return limits;
    }
}
