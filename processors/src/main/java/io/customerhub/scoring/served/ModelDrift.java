package io.customerhub.scoring.served;

import io.customerhub.scoring.classify.Drift;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.value.Purchase;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How those whom a model is about have changed between two days, and what it says of them. A model that is asked about others than it
 * was learned from says less than its card.
 *
 * @param then how many they were on the earlier day, and {@code now} on the later one
 * @param parts the score first, then the features that the model reads, the most changed first; none where there was nobody on one of
 *     the days
 */
public record ModelDrift(int then, int now, List<Part> parts) {
    /** As the score is called among the features. */
    private static final String SCORE = "score";

    public ModelDrift {
        parts = List.copyOf(parts);
    }

    /**
     * Something that a model reads or says.
     *
     * @param isScore whether it is what the model says
     * @param name of the feature, or {@code score}
     */
    public record Part(boolean isScore, String name, Drift drift) {}

    /** Compares customers as of two days, by the same model. */
    public static ModelDrift between(KeptModel model, AskedCustomers then, AskedCustomers now) {
        FeatureTable before = read(model, then);
        FeatureTable after = read(model, now);
        Column said = said(model, then);
        Column says = said(model, now);
        var parts = new ArrayList<Part>();
        if (Math.min(said.size(), says.size()) > 0) {
            parts.add(new Part(true, SCORE, Drift.between(said, says)));
        }
        if (Math.min(before.rows(), after.rows()) > 0) {
            before.columns().stream()
                    .map(column -> new Part(
                            false,
                            column.name(),
                            Drift.between(column, after.column(column.name()).orElseThrow())))
                    .sorted(Comparator.comparingDouble(part -> -part.drift().index()))
                    .forEach(parts::add);
        }
        return new ModelDrift(before.rows(), after.rows(), parts);
    }

    /** Whether anything has changed altogether. */
    public boolean isMuch() {
        return parts.stream().anyMatch(part -> part.drift().degree() == Drift.Degree.MUCH);
    }

    private static FeatureTable read(KeptModel model, AskedCustomers customers) {
        ModelRule rule = model.rule();
        if (rule.kind() instanceof ModelRule.Value) {
            List<List<Purchase>> purchases =
                    customers.purchases(model.features().currencies());
            int[] asked = ValueCustomers.asked(rule, model.features(), customers, purchases);
            return purchases(Arrays.stream(asked).mapToObj(purchases::get).toList(), customers);
        }
        if (rule.kind() instanceof ModelRule.Recommendation) {
            return items(customers.items(), new Audience(rule.about()).rows(customers, model.features()), customers);
        }
        FeatureTable all = customers.features(model.features());
        var about = new Audience(rule.about());
        int[] asked = rule.kind() instanceof ModelRule.Likelihood
                ? LikelihoodCustomers.asked(about, all, model.features().only(rule.reads()))
                : about.rows(all);
        return all.only(rule.features()).rows(asked);
    }

    /** What a model of value reads of those who have bought. */
    private static FeatureTable purchases(List<List<Purchase>> each, AskedCustomers customers) {
        return new FeatureTable(
                each.size(),
                List.of(
                        numbers(
                                "days since purchase",
                                each,
                                of -> ChronoUnit.DAYS.between(
                                        of.get(of.size() - 1).day(), customers.day())),
                        numbers(
                                "days since first purchase",
                                each,
                                of -> ChronoUnit.DAYS.between(of.get(0).day(), customers.day())),
                        numbers(
                                "days with purchases",
                                each,
                                of -> of.stream().map(Purchase::day).distinct().count()),
                        numbers(
                                "spend a purchase",
                                each,
                                of -> of.stream()
                                        .mapToDouble(Purchase::spend)
                                        .average()
                                        .orElse(Double.NaN))));
    }

    /** What a model that recommends reads of those who have bought. */
    private static FeatureTable items(List<List<BoughtItem>> all, int[] asked, AskedCustomers customers) {
        List<List<BoughtItem>> each = Arrays.stream(asked)
                .mapToObj(all::get)
                .filter(bought -> !bought.isEmpty())
                .toList();
        return new FeatureTable(
                each.size(),
                List.of(
                        new Numbers(
                                "different items",
                                each.stream()
                                        .mapToDouble(bought -> bought.stream()
                                                .map(BoughtItem::item)
                                                .distinct()
                                                .count())
                                        .toArray()),
                        new Numbers(
                                "days since purchase",
                                each.stream()
                                        .mapToDouble(bought -> bought.stream()
                                                .mapToLong(item -> ChronoUnit.DAYS.between(item.day(), customers.day()))
                                                .min()
                                                .orElseThrow())
                                        .toArray())));
    }

    private static Numbers numbers(String name, List<List<Purchase>> each, ToDoubleFunction<List<Purchase>> number) {
        return new Numbers(
                name,
                each.stream()
                        .map(of -> of.stream()
                                .sorted(Comparator.comparing(Purchase::day))
                                .toList())
                        .mapToDouble(number)
                        .toArray());
    }

    private static Column said(KeptModel model, AskedCustomers customers) {
        List<Score> scores = model.served().score(customers).stream()
                .flatMap(Optional::stream)
                .toList();
        return model.rule().kind().isWord()
                ? new Words(
                        SCORE,
                        scores.stream()
                                .map(score -> score.label().orElseThrow())
                                .toList())
                : new Numbers(
                        SCORE,
                        scores.stream()
                                .mapToDouble(score -> score.value().orElseThrow())
                                .toArray());
    }
}
