package io.customerhub.scoring.served;

import static io.customerhub.scoring.served.MadeUpBuyers.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.recommend.BoughtItem;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Except;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.served.ModelRule.Recommendation;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.served.Score.Driver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Products that are recommended, in service. */
final class OfferTrainingTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final FeatureRules FEATURES = new FeatureRules(
            Map.of(),
            List.of(new OfEvents(
                    "even", "As it says", Events.PURCHASES, Measure.COUNT, List.of(), OptionalInt.empty())));
    private static final Except NEW = new Except(Set.of(), Set.of(), Set.of("inactive"), 3650);
    private static final Except AGAIN = new Except(Set.of(), Set.of(), Set.of(), 0);
    private static final MadeUpBuyers CURIOUS = MadeUpBuyers.curious(200, AS_OF);
    private static final OfferTraining TRAINING = new OfferTraining();
    private static final ModelRule RULE = rule(NEW);
    private static final TrainedModel TRAINED = train(RULE, CURIOUS);

    private static ModelRule rule(Except except, Condition... about) {
        return new ModelRule(
                "offers",
                "What they buy next",
                List.of(about),
                List.of(),
                30,
                List.of(),
                new Recommendation(60, 4, except, OptionalInt.empty()));
    }

    private static TrainedModel train(ModelRule rule, CustomerHistory history) {
        return TRAINING.train(rule, FEATURES, history, AS_OF, 1);
    }

    private static List<String> offered(TrainedModel model, CustomerHistory history) {
        return model.model().score(history.asOf(AS_OF)).stream()
                .flatMap(Optional::stream)
                .flatMap(score -> score.offers().stream())
                .map(Offer::item)
                .distinct()
                .toList();
    }

    @Test
    void whatOthersLikeServesWhereItIsBetterThanOwnFrequency() {
        assertThat(TRAINED.card().way()).isIn("EASE", "item neighbours");
        assertThat(TRAINED.card().served()).contains("better than own frequency, then popularity");
        assertThat(TRAINED.card().figures().get(0).of()).isEqualTo("own frequency, then popularity");

        List<Optional<Score>> scores = TRAINED.model().score(CURIOUS.asOf(AS_OF));
        for (int row = 0; row < 200; row++) {
            int taste = row % 2;
            assertThat(scores.get(row).orElseThrow().offers())
                    .hasSize(4)
                    .allSatisfy(
                            offer -> assertThat(Integer.parseInt(offer.item().substring(5)) % 2)
                                    .isEqualTo(taste))
                    .allSatisfy(offer -> assertThat(offer.documents()).isZero())
                    .allSatisfy(offer -> assertThat(offer.because()).hasSizeBetween(1, 3));
        }
    }

    @Test
    void ownFrequencyServesWhereNothingIsBetterOutsideTheNoise() {
        MadeUpBuyers faithful = MadeUpBuyers.faithful(200, AS_OF);
        TrainedModel trained = train(rule(AGAIN), faithful);
        assertThat(trained.card().way()).isEqualTo("own frequency, then popularity");
        List<Optional<Score>> scores = trained.model().score(faithful.asOf(AS_OF));
        for (int row = 0; row < 200; row++) {
            List<String> own = faithful.bought().get(row).stream()
                    .map(BoughtItem::item)
                    .distinct()
                    .toList();
            assertThat(scores.get(row).orElseThrow().offers().subList(0, own.size()))
                    .extracting(Offer::item)
                    .containsExactlyInAnyOrderElementsOf(own);
        }
    }

    @Test
    void wordIsTheFirstProductAndDriversAreWhatSpeaksForIt() {
        Score score = TRAINED.model().score(CURIOUS.asOf(AS_OF)).get(0).orElseThrow();
        Offer first = score.offers().get(0);
        assertThat(score.label()).contains(first.name());
        assertThat(score.value()).isEmpty();
        assertThat(score.drivers())
                .extracting(Driver::feature)
                .containsExactlyElementsOf(first.because().stream()
                        .map(because -> "documents with " + because.name())
                        .toList());
        assertThat(first.because().get(0).name()).startsWith("Item ");
    }

    @Test
    void sameHistoryGivesTheSameModelAndNothingThatHappensLaterIsLookedAt() {
        assertThat(train(RULE, CURIOUS).content()).isEqualTo(TRAINED.content());
        MadeUpBuyers later = new MadeUpBuyers(
                CURIOUS.bought().stream()
                        .map(own -> {
                            var all = new ArrayList<>(own);
                            all.add(new BoughtItem("shop/later", AS_OF.plusDays(1), 9));
                            return List.copyOf(all);
                        })
                        .toList(),
                CURIOUS.products());
        TrainedModel trained = train(RULE, later);
        assertThat(trained.content()).isEqualTo(TRAINED.content());
        assertThat(trained.card()).isEqualTo(TRAINED.card());
    }

    @Test
    void modelThatIsReadSaysTheSame() {
        ServedModel read = TRAINING.read(RULE, FEATURES, TRAINED.content());
        assertThat(read.score(CURIOUS.asOf(AS_OF))).isEqualTo(TRAINED.model().score(CURIOUS.asOf(AS_OF)));
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatThrownBy(() -> TRAINING.read(RULE, FEATURES, "{}")).hasMessageContaining("of version none");
        assertThatThrownBy(() -> TRAINING.read(
                        RULE,
                        FEATURES,
                        TRAINED.content().replace("\"EASE\"", "\"HARD\"").replace("\"NEIGHBOURS\"", "\"HARD\"")))
                .hasMessageContaining("its settings are none");
        var value = new ModelRule("v", "", List.of(), List.of(), 9, List.of(), new Value(9));
        assertThatThrownBy(() -> TRAINING.read(value, FEATURES, TRAINED.content()))
                .hasMessageContaining("and not recommendation");
    }

    @Test
    void neverOffersWhatIsExceptedOrSoldNoMore() {
        var except = new Except(Set.of("shop/10", "N11", "Item 12"), Set.of("low"), Set.of("inactive"), 3650);
        assertThat(offered(TRAINED, CURIOUS))
                .contains(item(0), item(10), item(11), item(12))
                .doesNotContain(item(5));
        TrainedModel trained = train(rule(except), CURIOUS);
        List<String> offered = offered(trained, CURIOUS);
        assertThat(offered)
                .contains(item(20))
                .doesNotContain(item(0), item(1), item(2), item(3), item(5), item(10), item(11), item(12));
        assertThat(trained.content()).doesNotContain("\"shop/10\"");

        var fewer = new MadeUpBuyers(CURIOUS.bought(), CURIOUS.products().subList(0, 20));
        assertThat(offered(trained, fewer)).isNotEmpty().doesNotContain(item(20), item(21));
    }

    @Test
    void saysNothingOfWhoNeverBoughtAndOfWhomItIsNotAbout() {
        MadeUpBuyers more = CURIOUS.and();
        List<Optional<Score>> scores = TRAINED.model().score(more.asOf(AS_OF));
        assertThat(scores.get(200)).isEmpty();
        assertThat(scores.get(199)).isPresent();

        ModelRule ofSome = rule(NEW, new Condition("even", new Range(1, 1), List.of()));
        TrainedModel trained = train(ofSome, CURIOUS);
        List<Optional<Score>> ofEven = trained.model().score(CURIOUS.asOf(AS_OF));
        assertThat(ofEven.get(0)).isPresent();
        assertThat(ofEven.get(1)).isEmpty();
        assertThat(trained.card().data()).containsEntry("customers who checked them", "100");
    }

    @Test
    void refusesWhereNoItemIsAProduct() {
        assertThatThrownBy(() -> train(RULE, new MadeUpBuyers(CURIOUS.bought(), List.of())))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("none of 40 items")
                .hasMessageContaining("hub sync quickbooks-items");
        TrainedModel some = train(
                RULE, new MadeUpBuyers(CURIOUS.bought(), CURIOUS.products().subList(0, 30)));
        assertThat(some.card().limits())
                .contains("10 of the items are no products of the warehouse, and are not offered.");
    }

    @Test
    void refusesWhereTooFewBoughtAgain() {
        assertThatThrownBy(() -> train(RULE, MadeUpBuyers.curious(40, AS_OF)))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("only 40 customers bought by 2026-07-04")
                .hasMessageContaining("50 are needed");
    }
}
