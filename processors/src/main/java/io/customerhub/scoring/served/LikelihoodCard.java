package io.customerhub.scoring.served;

import io.customerhub.scoring.classify.Classifier;
import io.customerhub.scoring.classify.ClassifierTraining.Learned;
import io.customerhub.scoring.measure.Measured;
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

/** Writes the card of a model of likelihoods: figures of the last day, by what was learned of the earlier ones. */
final class LikelihoodCard {
    private static final String LOGISTIC = "logistic";
    private static final String NET = "net";

    private final ModelRule rule;
    private final Snapshots snapshots;
    private final Learned checked;
    private final Known last;

    LikelihoodCard(ModelRule rule, Snapshots snapshots, Learned checked) {
        this.rule = rule;
        this.snapshots = snapshots;
        this.checked = checked;
        this.last = snapshots.last();
    }

    ModelCard card() {
        Known all = snapshots.known();
        Map<String, String> data = new LinkedHashMap<>();
        data.put("customers", String.format(Locale.ROOT, "%,d", all.customers()));
        data.put("rows", String.format(Locale.ROOT, "%,d", all.outcomes().length));
        data.put("with the outcome", String.format(Locale.ROOT, "%,d", all.came()));
        data.put("as of", all.days().stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
        data.put("features", String.join(", ", rule.features()));
        return new ModelCard(
                split(),
                data,
                List.of(ofRate(), figures(LOGISTIC, checked.logistic()), figures(NET, checked.net())),
                checked.choice().isNetServed() ? NET : LOGISTIC,
                checked.choice().text(),
                groups(),
                limits());
    }

    private String split() {
        List<LocalDate> days = snapshots.earlier().days();
        return "learned as of " + days.get(0) + " to " + days.get(days.size() - 1) + ", checked as of "
                + last.days().get(0) + "; then the way that serves was learned from all of them";
    }

    /** The simple baseline: saying of everybody how often it came before. */
    Measured rate() {
        Known earlier = snapshots.earlier();
        double[] said = new double[last.outcomes().length];
        Arrays.fill(said, (double) earlier.came() / earlier.outcomes().length);
        return Measured.of(said, last.outcomes());
    }

    private Figures ofRate() {
        Map<String, Double> measures = new LinkedHashMap<>(measures(rate()));
        measures.keySet().removeAll(List.of("AUC", "its error"));
        return new Figures("base rate", measures);
    }

    private Figures figures(String name, Classifier classifier) {
        return new Figures(name, measures(Measured.of(classifier.probabilities(last.rows()), last.outcomes())));
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
    private List<Figures> groups() {
        List<Figures> groups = new ArrayList<>();
        for (String feature : rule.groups()) {
            last.byWord(feature).forEach((word, of) -> {
                int came = of.came();
                Map<String, Double> measures = new LinkedHashMap<>();
                measures.put("customers", (double) of.outcomes().length);
                measures.put("came", (double) came / of.outcomes().length);
                double[] said = checked.served().probabilities(of.rows());
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

    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        limits.add("of customers for whom this holds: "
                + (rule.about().isEmpty()
                        ? "all"
                        : rule.about().stream().map(Snapshots::text).collect(Collectors.joining("; "))));
        limits.add("the outcome takes "
                + ((Likelihood) rule.kind()).outcome().within().orElseThrow()
                + " days to be known, so nothing was learned from the last of them; the model serves for "
                + rule.goodForDays() + " days");
        Optional.of(last.came())
                .filter(came -> Math.min(came, last.outcomes().length - came) < 4 * LikelihoodTraining.LEAST)
                .ifPresent(came -> limits.add("few to check by: the outcome came for " + came + " of "
                        + last.outcomes().length + ", so the figures are rough, as their error says"));
        return limits;
    }
}
