package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.model.CustomerField;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.served.ModelRule.Segments;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.value.Purchase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of customers who are alike, in service. */
final class SegmentTrainingTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final FeatureRules FEATURES = new FeatureRules(
            Map.of(),
            List.of(
                    of("days since purchase", Measure.DAYS_SINCE_LAST),
                    of("purchases", Measure.COUNT),
                    of("spend", Measure.SUM),
                    of("basket", Measure.AVERAGE),
                    new OfProfile("parish", "Where they are", CustomerField.PARISH)));
    private static final List<String> HABITS = List.of("days since purchase", "purchases", "spend");
    private static final ModelRule RULE = rule(HABITS, new Segments(2, 3));
    private static final MadeUpHistory HISTORY = history();
    private static final SegmentTraining TRAINING = new SegmentTraining();
    private static final TrainedModel TRAINED = TRAINING.train(RULE, FEATURES, HISTORY, AS_OF, 1);

    private static OfEvents of(String name, Measure measure) {
        return new OfEvents(name, "As it says", Events.PURCHASES, measure, List.of(), OptionalInt.empty());
    }

    private static ModelRule rule(List<String> features, ModelRule.Kind kind, Condition... about) {
        return new ModelRule("kinds of buyers", "Who is alike", List.of(about), features, 30, List.of(), kind);
    }

    /** Three kinds of customers: often and lately, once and lately, once and long ago; and one who never bought. */
    private static MadeUpHistory history() {
        var random = new SplittableRandom(4);
        var all = new ArrayList<List<Purchase>>();
        for (int i = 0; i < 300; i++) {
            int last = i % 3 == 2 ? random.nextInt(250, 350) : random.nextInt(1, 9);
            int count = i % 3 == 0 ? random.nextInt(30, 60) : 1;
            all.add(IntStream.range(0, count)
                    .mapToObj(back -> new Purchase(AS_OF.minusDays(last + 5L * back), 20 + random.nextInt(20), 1))
                    .toList());
        }
        all.add(List.of());
        return new MadeUpHistory(all, Map.of("parish", Collections.nCopies(301, "Kingston")));
    }

    @Test
    void tellsCustomersByTheKindsThatThereAre() {
        List<Optional<Score>> scores = TRAINED.model().score(HISTORY.asOf(AS_OF));
        assertThat(scores).hasSize(301);
        assertThat(IntStream.range(0, 300)
                        .mapToObj(i -> i % 3 + "="
                                + scores.get(i).orElseThrow().label().orElseThrow())
                        .distinct())
                .containsExactlyInAnyOrder("0=champions", "1=new", "2=hibernating");
        assertThat(scores.get(300)).isEmpty();
        assertThat(scores.get(0).orElseThrow().value()).isEmpty();
    }

    @Test
    void driversAreWhereOneLiesTheStrongestFirst() {
        List<Driver> drivers = TRAINED.model()
                .score(HISTORY.asOf(AS_OF, 2))
                .get(0)
                .orElseThrow()
                .drivers();
        assertThat(drivers).extracting(Driver::feature).containsExactlyInAnyOrderElementsOf(HABITS);
        assertThat(drivers.get(0).feature()).isEqualTo("days since purchase");
        assertThat(drivers.get(0).effect()).isGreaterThan(1);
        assertThat(Integer.parseInt(drivers.get(0).value())).isBetween(250, 350);
        assertThat(Math.abs(drivers.get(1).effect()))
                .isGreaterThanOrEqualTo(Math.abs(drivers.get(2).effect()));
    }

    @Test
    void effectsAreStandardDeviationsFromTheMeanOfAll() {
        double[] effects = TRAINED.model().score(HISTORY.asOf(AS_OF)).stream()
                .flatMap(Optional::stream)
                .flatMap(score -> score.drivers().stream())
                .filter(driver -> driver.feature().equals("purchases"))
                .mapToDouble(Driver::effect)
                .toArray();
        assertThat(IntStream.range(0, 300)
                        .mapToDouble(i -> effects[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(1e-9));
        assertThat(IntStream.range(0, 300)
                        .mapToDouble(i -> effects[i] * effects[i])
                        .average()
                        .orElseThrow())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void cardTellsWhatWasTriedAndWhyThisServes() {
        ModelCard card = TRAINED.card();
        assertThat(card.figures())
                .extracting(Figures::of)
                .containsExactly("thirds by days since purchase", "2 segments", "3 segments");
        assertThat(card.figures())
                .allMatch(figures -> figures.measures().keySet().equals(Set.of("stability", "silhouette", "smallest")));
        assertThat(card.figures()).extracting(Figures::of).contains(card.way());
        assertThat(card.served()).startsWith("3 segments: the most that come out again (stability ");
        assertThat(card.figures().get(2).measures().get("silhouette"))
                .isGreaterThan(card.figures().get(0).measures().get("silhouette"));
        assertThat(card.data())
                .containsEntry("customers", "301")
                .containsEntry("of whom all features are known", "300");
        assertThat(card.groups()).extracting(Figures::of).containsExactly("champions", "new", "hibernating");
        assertThat(card.groups().get(0).measures())
                .containsEntry("customers", 100.0)
                .containsKeys("share", "purchases", "spend");
        assertThat(card.limits()).containsExactly("Customers who lack a feature and are in no segment: 1.");
    }

    @Test
    void isReadAgainToTheBit() {
        ServedModel read = TRAINING.read(RULE, FEATURES, TRAINED.content());
        assertThat(read).isEqualTo(TRAINED.model());
        assertThat(read.score(HISTORY.asOf(AS_OF))).isEqualTo(TRAINED.model().score(HISTORY.asOf(AS_OF)));
    }

    @Test
    void sameSeedGivesTheSameAndTheFutureIsNotLookedAt() {
        TrainedModel again =
                TRAINING.train(RULE, FEATURES, HISTORY.after(AS_OF, new Purchase(AS_OF.plusDays(1), 1e6, 1)), AS_OF, 1);
        assertThat(again.content()).isEqualTo(TRAINED.content());
        assertThat(again.card()).isEqualTo(TRAINED.card());
    }

    @Test
    void callsSegmentsByOtherFeaturesAfterWhatTellsThemApart() {
        ModelRule rule = rule(List.of("days since purchase", "basket"), new Segments(2, 2));
        TrainedModel trained = TRAINING.train(rule, FEATURES, HISTORY, AS_OF, 1);
        assertThat(trained.model().score(HISTORY.asOf(AS_OF, 1, 2)))
                .extracting(score -> score.orElseThrow().label().orElseThrow())
                .containsExactly("low days since purchase", "high days since purchase");
    }

    @Test
    void isOfThoseAloneForWhomItIsDeclared() {
        ModelRule lately =
                rule(HABITS, new Segments(2, 3), new Condition("days since purchase", new Range(0, 30), List.of()));
        TrainedModel trained = TRAINING.train(lately, FEATURES, HISTORY, AS_OF, 1);
        assertThat(trained.card().data()).containsEntry("customers", "200");
        assertThat(trained.model().score(HISTORY.asOf(AS_OF, 0, 1, 2, 300)))
                .extracting(Optional::isPresent)
                .containsExactly(true, true, false, false);
    }

    @Test
    void saysWhenSegmentsDoNotComeOutAgain() {
        var random = new SplittableRandom(5);
        List<List<Purchase>> alike = IntStream.range(0, 400)
                .mapToObj(i -> List.of(
                        new Purchase(AS_OF.minusDays(random.nextInt(1, 400)), Math.exp(3 * random.nextDouble()), 1)))
                .toList();
        TrainedModel trained = TRAINING.train(
                rule(List.of("days since purchase", "basket"), new Segments(5, 5)),
                FEATURES,
                new MadeUpHistory(alike, Map.of()),
                AS_OF,
                1);
        assertThat(trained.card().served()).contains("none of 5 to 5 come out again as asked (0.85)");
        assertThat(trained.card().limits().get(0)).startsWith("Other customers of the same kind would fall into other");
    }

    @Test
    void refusesTooFewCustomers() {
        MadeUpHistory few = new MadeUpHistory(HISTORY.purchases().subList(221, 301), Map.of());
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, few, AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'kinds of buyers': of 80 customers of whom it is 79 have all features"
                        + " that it reads (days since purchase, purchases, spend); 90 are needed, 30 for each of 3"
                        + " segments; take in more customers, declare fewer segments, or leave out what few have");
    }

    @Test
    void refusesWordsEqualCustomersAndMoreSegmentsThanNames() {
        assertThatThrownBy(
                        () -> TRAINING.train(rule(List.of("parish"), new Segments(2, 3)), FEATURES, HISTORY, AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'kinds of buyers': segments are by numbers, and 'parish' is words");
        MadeUpHistory equal =
                new MadeUpHistory(Collections.nCopies(100, List.of(new Purchase(AS_OF.minusDays(3), 10, 1))), Map.of());
        assertThatThrownBy(() -> TRAINING.train(rule(HABITS, new Segments(2, 3)), FEATURES, equal, AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'kinds of buyers': finding 2 segments among 100 customers: only 1 of"
                        + " them differ; ask for fewer segments");
        assertThatThrownBy(() -> TRAINING.train(rule(HABITS, new Segments(2, 9)), FEATURES, HISTORY, AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'kinds of buyers': 9 segments are more than can be named; declare 8 at"
                        + " most");
    }

    @Test
    void refusesToReadWhatIsDamagedOrReadsOtherFeatures() {
        assertThatThrownBy(() -> TRAINING.read(RULE, FEATURES, "{\"scales\": []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reading the model 'kinds of buyers': ")
                .hasMessageEndingWith("; learn it again");
        assertThatThrownBy(() ->
                        TRAINING.read(rule(List.of("purchases"), new Segments(2, 3)), FEATURES, TRAINED.content()))
                .hasMessage("reading the model 'kinds of buyers': it reads [days since purchase, purchases, spend], and"
                        + " declared are [purchases]; learn it again");
        assertThatThrownBy(() -> TRAINING.read(rule(HABITS, new Value(90)), FEATURES, TRAINED.content()))
                .hasMessage("the model 'kinds of buyers' is of the kind value, and not segments");
    }
}
