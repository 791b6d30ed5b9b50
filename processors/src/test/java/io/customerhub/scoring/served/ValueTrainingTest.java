package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.model.CustomerField;
import io.customerhub.scoring.feature.FeatureRule.OfProfile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.served.ModelRule.Segments;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.served.Score.Driver;
import io.customerhub.scoring.value.Forecasters;
import io.customerhub.scoring.value.Lifetime;
import io.customerhub.scoring.value.Purchase;
import io.customerhub.scoring.value.Shoppers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** For how much customers will buy. */
final class ValueTrainingTest {
    private static final int CUSTOMERS = 500;
    private static final int DAYS = 90;
    private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);
    private static final LocalDate AS_OF = BEGIN.plusDays(400);
    private static final FeatureRules FEATURES = new FeatureRules(
            Map.of("JMD", BigDecimal.ONE), List.of(new OfProfile("parish", "Where they are", CustomerField.PARISH)));
    private static final ModelRule RULE = rule(List.of(), List.of("parish"), new Value(DAYS));
    private static final MadeUpHistory HISTORY = history(Shoppers.from(BEGIN, CUSTOMERS));
    private static final ValueTraining TRAINING = new ValueTraining();
    private static final TrainedModel TRAINED = TRAINING.train(RULE, FEATURES, HISTORY, AS_OF, 1);

    private static ModelRule rule(List<Condition> about, List<String> groups, ModelRule.Kind kind) {
        return new ModelRule("value", "For how much they will buy", about, List.of(), 30, groups, kind);
    }

    private static MadeUpHistory history(List<List<Purchase>> purchases) {
        return new MadeUpHistory(
                purchases,
                Map.of(
                        "parish",
                        IntStream.range(0, purchases.size())
                                .mapToObj(i -> i % 3 != 1 ? "Kingston" : "St Ann")
                                .toList()));
    }

    @Test
    void servesAWayThatBeatsTheSimpleOneInDaysThatItDidNotLearnFrom() {
        ModelCard card = TRAINED.card();
        assertThat(card.figures())
                .extracting(Figures::of)
                .containsExactly(
                        Forecasters.LAST_PERIOD,
                        Forecasters.BG_NBD,
                        Forecasters.PARETO_NBD,
                        Forecasters.CORRECTED,
                        Forecasters.NET);
        String way = ((ValueModel) TRAINED.model()).way().name();
        assertThat(way).isNotEqualTo(Forecasters.LAST_PERIOD);
        assertThat(card.served()).startsWith(way + ": of those that did better than last period's purchases x ratio");
        Map<String, Double> baseline = card.figures().get(0).measures();
        Map<String, Double> served = card.figures().stream()
                .filter(figures -> figures.of().equals(way))
                .findFirst()
                .orElseThrow()
                .measures();
        assertThat(served.get(ValueFigures.GINI)).isGreaterThan(baseline.get(ValueFigures.GINI));
        assertThat(served.get(ValueFigures.R_SQUARED)).isGreaterThan(baseline.get(ValueFigures.R_SQUARED));
        assertThat(card.split())
                .isEqualTo("learned as of 2026-11-07, checked on the 90 days from 2026-11-08 to 2027-02-05, and then"
                        + " learned anew as of 2027-02-05");
    }

    @Test
    void cardTellsOfWhatAndForWhomItIs() {
        assertThat(TRAINED.card().data()).containsEntry("customers who bought", "500");
        assertThat(TRAINED.card().groups())
                .extracting(Figures::of)
                .containsExactly("parish: Kingston", "parish: St Ann");
        assertThat(TRAINED.card().groups().get(0).measures()).containsEntry("customers", 333.0);
        assertThat(TRAINED.card().limits().get(0)).contains("says nothing of who never bought");
        assertThat(TRAINED.card().limits())
                .anyMatch(limit -> limit.matches("How often and for how much .* correlates by 0\\.\\d\\d, which .*"));
    }

    @Test
    void expectsAllTogetherAboutWhatComes() {
        double expected = scores(TRAINED.model(), HISTORY.asOf(AS_OF)).stream()
                .mapToDouble(score -> score.value().orElseThrow())
                .sum();
        double came = HISTORY.purchases().stream()
                .flatMap(List::stream)
                .filter(purchase ->
                        purchase.day().isAfter(AS_OF) && !purchase.day().isAfter(AS_OF.plusDays(DAYS)))
                .mapToDouble(Purchase::spend)
                .sum();
        assertThat(expected).isCloseTo(came, within(.3 * came));
    }

    @Test
    void saysTheSameToTheBitWhenItIsReadAgain() {
        ServedModel read = TRAINING.read(RULE, FEATURES, TRAINED.content());
        assertThat(read.score(HISTORY.asOf(AS_OF))).isEqualTo(TRAINED.model().score(HISTORY.asOf(AS_OF)));
        assertThat(ValueText.write((ValueModel) read)).isEqualTo(TRAINED.content());
    }

    @Test
    void sameSeedGivesTheSameAndTheFutureIsNotLookedAt() {
        MadeUpHistory otherwise = HISTORY.after(AS_OF, new Purchase(AS_OF.plusDays(1), 1e6, 3));
        TrainedModel again = TRAINING.train(RULE, FEATURES, otherwise, AS_OF, 1);
        assertThat(again.content()).isEqualTo(TRAINED.content());
        assertThat(again.card()).isEqualTo(TRAINED.card());
    }

    @Test
    void whatItIsCheckedOnTeachesTheCheckedNothing() {
        LocalDate before = AS_OF.minusDays(DAYS);
        MadeUpHistory quiet = HISTORY.after(before, new Purchase(before.plusDays(3), 1e6, 3));
        var customers = ValueCustomers.of(RULE, FEATURES, HISTORY, before, AS_OF);
        var changed = ValueCustomers.of(RULE, FEATURES, quiet, before, AS_OF);
        var time = new ValueTime("value", DAYS).until(before, customers.purchases());
        assertThat(new ValueTime("value", DAYS).until(before, changed.purchases()))
                .isEqualTo(time);
        var lifetime = Lifetime.learn(customers.purchases(), time, 1);
        var other = Lifetime.learn(changed.purchases(), time, 1);
        assertThat(other.inner()).isEqualTo(lifetime.inner());
    }

    @Test
    void driversAddUpToTheLogarithmOfTheShareOfTheAverage() {
        List<Score> scores = scores(TRAINED.model(), HISTORY.asOf(AS_OF));
        double average = scores.stream()
                .mapToDouble(score -> score.value().orElseThrow())
                .average()
                .orElseThrow();
        for (Score score : scores) {
            assertThat(score.drivers().stream().mapToDouble(Driver::effect).sum())
                    .isCloseTo(Math.log(score.value().orElseThrow() / average), within(1e-9));
            assertThat(score.label()).isEmpty();
        }
        assertThat(scores.get(0).drivers())
                .extracting(Driver::feature)
                .contains(ValueModel.PURCHASES, ValueModel.PER_PURCHASE);
        assertThat(scores.get(0).drivers().get(0).value()).isNotEmpty();
    }

    @Test
    void saysNothingOfWhoNeverBoughtAndTheSameOfOneAloneAsAmongMany() {
        List<List<Purchase>> purchases = new ArrayList<>(HISTORY.purchases());
        purchases.set(1, List.of());
        purchases.set(2, List.of(new Purchase(AS_OF.plusDays(1), 10, 1)));
        List<Optional<Score>> page = TRAINED.model().score(history(purchases).asOf(AS_OF, 0, 1, 2, 3));
        assertThat(page.get(1)).isEmpty();
        assertThat(page.get(2)).isEmpty();
        assertThat(page.get(3)).isPresent();
        assertThat(TRAINED.model().score(HISTORY.asOf(AS_OF, 3))).isEqualTo(page.subList(3, 4));
        assertThat(TRAINED.model().score(HISTORY.asOf(AS_OF, new int[0]))).isEmpty();
    }

    @Test
    void isOfThoseAloneForWhomItIsDeclared() {
        ModelRule kingston = rule(
                List.of(new Condition("parish", new Range(0, 0), List.of("Kingston"))), List.of(), new Value(DAYS));
        TrainedModel trained = TRAINING.train(kingston, FEATURES, HISTORY, AS_OF, 1);
        assertThat(trained.card().data()).containsEntry("customers who bought", "333");
        assertThat(trained.model().score(HISTORY.asOf(AS_OF, 0, 1, 2, 3)))
                .extracting(Optional::isPresent)
                .containsExactly(true, false, true, true);
        assertThat(trained.card().groups()).isEmpty();
    }

    @Test
    void theSimpleWayServesWhereNoOtherIsBetter() {
        List<List<Purchase>> steady = IntStream.range(0, 300)
                .mapToObj(i -> IntStream.iterate(i % 30, day -> day <= 490, day -> day + 30)
                        .mapToObj(day -> new Purchase(BEGIN.plusDays(day), 10 + i, 1))
                        .toList())
                .toList();
        TrainedModel trained = TRAINING.train(RULE, FEATURES, history(steady), AS_OF, 1);
        assertThat(trained.card().served())
                .isEqualTo(
                        "last period's purchases x ratio: no other way put first those who spent most better and came"
                                + " nearer to what they spent");
        ServedModel read = TRAINING.read(RULE, FEATURES, trained.content());
        Score score = scores(read, history(steady).asOf(AS_OF)).get(7);
        assertThat(score.value().orElseThrow()).isCloseTo(3 * 17, within(1.0));
        assertThat(score.drivers())
                .extracting(Driver::feature, Driver::value)
                .contains(tuple(ValueModel.PER_PURCHASE, "17"));

        var gone = history(List.of(List.of(new Purchase(BEGIN, 17, 1))));
        Score nothing = scores(read, gone.asOf(AS_OF)).get(0);
        assertThat(nothing.value()).hasValue(0);
        assertThat(nothing.drivers().get(0)).isEqualTo(new Driver(ValueModel.PURCHASES, "0", Math.log(1e-12)));
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, HISTORY, BEGIN.plusDays(120), 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'value': 121 days are known, from the first purchase on 2026-01-01; 180"
                        + " are needed, 90 to learn from and 90 to check it on; take in older documents, wait, or"
                        + " declare fewer 'days'");
    }

    @Test
    void refusesWhereNobodyBought() {
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, history(Collections.nCopies(9, List.of())), AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'value': nobody of whom it is had bought by 2026-11-07; take in"
                        + " documents, or change of whom it is ('about')");
    }

    @Test
    void refusesWhereTooFewBoughtAgain() {
        List<List<Purchase>> once =
                HISTORY.purchases().stream().map(all -> all.subList(0, 1)).toList();
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, history(once), AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'value': of 500 customers who had bought by 2026-05-11 only 0 had"
                        + " bought again and paid; 50 are needed to tell how often one comes back; take in older"
                        + " documents, wait, or declare more 'days'");
    }

    @Test
    void refusesWhereNobodyBoughtInTheDaysToCheck() {
        MadeUpHistory ended = HISTORY.after(AS_OF.minusDays(DAYS));
        assertThatThrownBy(() -> TRAINING.train(RULE, FEATURES, ended, AS_OF, 1))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessage("learning the model 'value': from 2026-11-08 to 2027-02-05 only 0 customers bought; 50 are"
                        + " needed in each period that is learned from or checked on; take in older documents, wait,"
                        + " or declare more 'days'");
    }

    @Test
    void refusesToReadWhatIsDamagedOrOfAnotherTime() {
        assertThatThrownBy(() -> TRAINING.read(RULE, FEATURES, "{}"))
                .hasMessage("reading the model 'value': it is of version none, and this hub reads 1; learn it again");
        assertThatThrownBy(() -> TRAINING.read(RULE, FEATURES, "{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reading the model 'value': ");
        assertThatThrownBy(() -> TRAINING.read(rule(List.of(), List.of(), new Value(30)), FEATURES, TRAINED.content()))
                .hasMessage("reading the model 'value': it tells of 90 days, and declared are 30; learn it again");
        assertThatThrownBy(
                        () -> TRAINING.read(RULE, FEATURES, TRAINED.content().replace("\"perPurchase\"", "\"perDay\"")))
                .hasMessage("reading the model 'value': it has no number of perPurchase; learn it again");
        assertThatThrownBy(() ->
                        TRAINING.read(rule(List.of(), List.of(), new Segments(2, 3)), FEATURES, TRAINED.content()))
                .hasMessage("the model 'value' is of the kind segments, and not value");
    }

    private static List<Score> scores(ServedModel model, AskedCustomers customers) {
        return model.score(customers).stream().flatMap(Optional::stream).toList();
    }
}
