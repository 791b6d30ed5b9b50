package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.model.CustomerField;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.net.Activation;
import io.customerhub.scoring.net.NetPlan;
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.value.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How likely something happens, in service: customers who buy every few weeks, until one day they do not any more. */
final class LikelihoodTrainingTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final int DAYS = 60;
    private static final int CUSTOMERS = 500;
    private static final FeatureRules FEATURES = new FeatureRules(
            Map.of(),
            List.of(
                    of("days since purchase", Measure.DAYS_SINCE_LAST, OptionalInt.empty()),
                    of("purchases", Measure.COUNT, OptionalInt.empty()),
                    of("purchases lately", Measure.COUNT, OptionalInt.of(DAYS)),
                    new OfProfile("parish", "Where they are", CustomerField.PARISH),
                    new OfProfile("told", "What knows it all", CustomerField.COUNTRY)));
    private static final MadeUpHistory HISTORY = history(CUSTOMERS);
    private static final LikelihoodTraining TRAINING =
            new LikelihoodTraining(new NetPlan(List.of(8), 1, Activation.RELU, .1, 1, .02, 128, 15, 4), 2, 1);
    private static final ModelRule RULE = rule("days since purchase", "purchases", "purchases lately", "parish");
    private static final TrainedModel TRAINED = TRAINING.train(RULE, FEATURES, HISTORY, AS_OF, 7);

    private static FeatureRule of(String name, Measure measure, OptionalInt within) {
        return new OfEvents(name, "As it says", Events.PURCHASES, measure, List.of(), within);
    }

    private static ModelRule rule(String... features) {
        var counted =
                new OfEvents("outcome", "What came", Events.PURCHASES, Measure.COUNT, List.of(), OptionalInt.of(DAYS));
        return new ModelRule(
                "leaves",
                "Buys nothing for so long",
                List.of(new Condition("purchases", new Range(1, Double.POSITIVE_INFINITY), List.of())),
                List.of(features),
                30,
                List.of("parish"),
                new Likelihood(counted, new Range(Double.NEGATIVE_INFINITY, 0), 5));
    }

    private static MadeUpHistory history(int customers) {
        var random = new SplittableRandom(11);
        var all = new ArrayList<List<Purchase>>();
        var parishes = new ArrayList<String>();
        var told = new ArrayList<String>();
        for (int customer = 0; customer < customers; customer++) {
            int every = random.nextInt(15, 90);
            int stops = random.nextInt(100, 1800);
            var purchases = new ArrayList<Purchase>();
            for (int back = 700; back >= Math.max(1, 700 - stops); back -= 1 + random.nextInt(2 * every)) {
                purchases.add(new Purchase(AS_OF.minusDays(back), 10, 1));
            }
            all.add(customer % 50 == 0 ? List.of() : purchases);
            parishes.add(random.nextInt(3) == 0 ? "Kingston" : "Trelawny");
            told.add(700 - stops > 60 ? "left" : "there");
        }
        return new MadeUpHistory(all, Map.of("parish", parishes, "told", told));
    }

    @Test
    void whoHasNotBoughtForLongIsTheLikelierToBuyNoMore() {
        List<Score> scores = TRAINED.model().score(HISTORY.asOf(AS_OF)).stream()
                .flatMap(score -> score.stream())
                .toList();
        assertThat(scores).hasSizeBetween(400, CUSTOMERS - 10);
        assertThat(mean(scores, 100, 700)).isGreaterThan(.6);
        assertThat(mean(scores, 0, 10)).isLessThan(.4);
        assertThat(scores).allSatisfy(score -> assertThat(score.drivers()).hasSizeBetween(1, 5));
    }

    private static double mean(List<Score> scores, int from, int to) {
        return scores.stream()
                .filter(score -> score.drivers().stream()
                        .filter(driver -> driver.feature().equals("days since purchase"))
                        .mapToDouble(driver -> Double.parseDouble(driver.value()))
                        .anyMatch(days -> from <= days && days <= to))
                .mapToDouble(score -> score.value().orElseThrow())
                .average()
                .orElseThrow();
    }

    @Test
    void cardTellsWhatWasCheckedOnTheLastDayBesideTheBaseline() {
        ModelCard card = TRAINED.card();
        assertThat(card.split()).contains("2026-01-05 to 2026-07-04, checked as of 2026-09-02");
        assertThat(card.figures()).extracting(Figures::of).containsExactly("base rate", "logistic", "net");
        assertThat(card.served()).startsWith(card.way() + " served: ");
        assertThat(card.figures().get(1).measures().get("AUC")).isBetween(.75, .95);
        assertThat(card.figures().get(1).measures().get("Brier"))
                .isLessThan(card.figures().get(0).measures().get("Brier"));
        assertThat(card.groups()).extracting(Figures::of).containsExactly("parish Kingston", "parish Trelawny");
    }

    @Test
    void sameDataAndSeedGiveTheSameModelAndTheFutureIsNotLookedAt() {
        var first = new HashedHistory(HISTORY);
        var second = new HashedHistory(HISTORY.after(AS_OF, new Purchase(AS_OF.plusDays(3), 1_000, 1)));

        String content = TRAINING.train(RULE, FEATURES, first, AS_OF, 7).content();
        assertThat(content).isEqualTo(TRAINED.content());
        assertThat(TRAINING.train(RULE, FEATURES, second, AS_OF, 7).content()).isEqualTo(content);
        assertThat(first.hash()).isEqualTo(second.hash());

        var other = new HashedHistory(history(CUSTOMERS - 1));
        other.asOf(AS_OF).features(FEATURES);
        assertThat(other.hash()).isNotEqualTo(first.hash());
    }

    @Test
    void whoWasNotHeardOfByTheDayDoesNotCount() {
        var buysAgain = new ModelRule(
                "comes",
                "Buys again after a while",
                List.of(new Condition("purchases lately", new Range(0, 0), List.of())),
                RULE.features(),
                30,
                List.of(),
                new Likelihood(((Likelihood) RULE.kind()).outcome(), new Range(1, Double.POSITIVE_INFINITY), 5));
        List<List<Purchase>> all = new ArrayList<>(HISTORY.purchases());
        IntStream.range(0, 200).forEach(newcomer -> all.add(List.of(new Purchase(AS_OF.minusDays(3), 10, 1))));
        var newcomers = new MadeUpHistory(
                all,
                Map.of(
                        "parish", Collections.nCopies(all.size(), "Kingston"),
                        "told", Collections.nCopies(all.size(), "there")));
        var before = Snapshots.of(buysAgain, FEATURES, HISTORY, AS_OF).last();
        var after = Snapshots.of(buysAgain, FEATURES, newcomers, AS_OF).last();

        assertThat(after.outcomes()).isEqualTo(before.outcomes());
    }

    @Test
    void whatIsReadAgainSaysTheSame() {
        assertThat(TRAINING.read(RULE, FEATURES, TRAINED.content()).score(HISTORY.asOf(AS_OF)))
                .isEqualTo(TRAINED.model().score(HISTORY.asOf(AS_OF)));
    }

    @Test
    void refusesFeatureThatKnowsTheOutcome() {
        ModelRule leaky = rule("days since purchase", "purchases", "purchases lately", "told");
        assertThatThrownBy(() -> TRAINING.train(leaky, FEATURES, HISTORY, AS_OF, 7))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageStartingWith("training leaves: ")
                .hasMessageMatching("(?s).*(AUC|told).*");
    }

    @Test
    void refusesWhatTooFewCustomersTell() {
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, history(15), AS_OF, 7))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("50 of either are needed; wait for more history");
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, HISTORY, AS_OF.minusDays(690), 7))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("two are needed, one to learn and one to check");
    }
}
