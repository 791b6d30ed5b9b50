package io.customerhub.scoring.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.scoring.classify.Drift.Degree;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.served.ModelDrift.Part;
import io.customerhub.scoring.served.ModelRule.Condition;
import io.customerhub.scoring.served.ModelRule.Kind;
import io.customerhub.scoring.served.ModelRule.Likelihood;
import io.customerhub.scoring.served.ModelRule.Range;
import io.customerhub.scoring.served.ModelRule.Segments;
import io.customerhub.scoring.served.ModelRule.Value;
import io.customerhub.scoring.value.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ModelDriftTest {
    private static final LocalDate THEN = LocalDate.of(2026, 1, 1);
    private static final LocalDate NOW = THEN.plusDays(90);
    private static final OfEvents PURCHASES = count("purchases", OptionalInt.empty());
    private static final FeatureRules FEATURES = new FeatureRules(Map.of(), List.of(PURCHASES));

    /** A hundred who have bought by then, of whom the first sixty buy again at once. */
    private static final MadeUpHistory HISTORY = new MadeUpHistory(
            IntStream.range(0, 100)
                    .mapToObj(row -> Stream.concat(
                                    Stream.of(new Purchase(THEN.minusDays(10), 100, 1)),
                                    row < 60
                                            ? Stream.of(new Purchase(THEN.plusDays(1), 100, 1))
                                            : Stream.<Purchase>empty())
                            .toList())
                    .toList(),
            Map.of());

    private static OfEvents count(String name, OptionalInt within) {
        return new OfEvents(name, name, Events.PURCHASES, Measure.COUNT, List.of(), within);
    }

    private static KeptModel model(Kind kind, ServedModel served, Condition... about) {
        return new KeptModel(
                new ModelRule("some", "some", List.of(about), List.of("purchases"), 120, List.of(), kind),
                FEATURES,
                served);
    }

    private static ServedModel saying(double value) {
        return customers -> IntStream.range(0, customers.size())
                .mapToObj(row -> Optional.of(new Score(OptionalDouble.of(value), Optional.empty(), List.of())))
                .toList();
    }

    private static final Likelihood LEAVES =
            new Likelihood(count("outcome", OptionalInt.of(90)), new Range(Double.NEGATIVE_INFINITY, 0), 8);

    @Test
    void comparesWhatAModelReadsAndSays() {
        ModelDrift drift = ModelDrift.between(model(LEAVES, saying(.4)), HISTORY.asOf(THEN), HISTORY.asOf(NOW));
        assertThat(drift.then()).isEqualTo(100);
        assertThat(drift.now()).isEqualTo(100);
        assertThat(drift.parts()).extracting(Part::name).containsExactly("score", "purchases");
        assertThat(drift.parts().get(0).isScore()).isTrue();
        assertThat(drift.parts().get(0).drift().index()).isZero();
        // All had one; now 40 have one and 60, of whom there were none, two.
        assertThat(drift.parts().get(1).drift().index())
                .isCloseTo(.6 * Math.log(1 / .4) + .599 * Math.log(.6 / .001), within(1e-12));
        assertThat(drift.parts().get(1).drift().degree()).isEqualTo(Degree.MUCH);
        assertThat(drift.isMuch()).isTrue();
        assertThat(ModelDrift.between(model(LEAVES, saying(.4)), HISTORY.asOf(NOW), HISTORY.asOf(NOW))
                        .isMuch())
                .isFalse();
    }

    @Test
    void isOfThoseAModelIsAbout() {
        var twice = new Condition("purchases", new Range(2, Double.POSITIVE_INFINITY), List.of());
        ModelDrift drift = ModelDrift.between(model(LEAVES, saying(.4), twice), HISTORY.asOf(THEN), HISTORY.asOf(NOW));
        assertThat(drift.then()).isZero();
        assertThat(drift.now()).isEqualTo(60);
        assertThat(drift.parts())
                .as("of the features nothing can be compared with nobody")
                .allMatch(Part::isScore);
    }

    @Test
    void readsPurchasesForAModelOfValue() {
        ModelDrift drift =
                ModelDrift.between(model(new Value(365), saying(100)), HISTORY.asOf(THEN), HISTORY.asOf(NOW));
        assertThat(drift.parts().stream().filter(part -> part.drift().index() > 0))
                .extracting(Part::name)
                .containsExactlyInAnyOrder("days since purchase", "days since first purchase", "days with purchases");
        assertThat(drift.parts())
                .filteredOn(part -> part.name().equals("spend a purchase"))
                .singleElement()
                .matches(part -> part.drift().index() == 0);
    }

    @Test
    void comparesLabelsOfSegments() {
        ServedModel labels = customers -> customers.purchases(Map.of()).stream()
                .map(of -> Optional.of(
                        new Score(OptionalDouble.empty(), Optional.of(of.size() > 1 ? "loyal" : "new"), List.of())))
                .toList();
        ModelDrift drift = ModelDrift.between(model(new Segments(2, 3), labels), HISTORY.asOf(THEN), HISTORY.asOf(NOW));
        assertThat(drift.parts().get(0).drift().index())
                .isCloseTo(.6 * Math.log(1 / .4) + .599 * Math.log(.6 / .001), within(1e-12));
    }

    @Test
    void measuresWhatWasSaidByWhatCame() {
        CameSince since = CameSince.of(model(LEAVES, saying(.3)), HISTORY, THEN, NOW);
        assertThat(since.customers()).isEqualTo(100);
        assertThat(since.came()).isEqualTo(40);
        assertThat(since.expected()).isCloseTo(30, within(1e-9));
        assertThat(since.measured().orElseThrow().brier()).isCloseTo(.4 * .49 + .6 * .09, within(1e-12));
        assertThat(since.measured().orElseThrow().calibrationError()).isCloseTo(.1, within(1e-12));
        assertThat(CameSince.of(model(LEAVES, saying(.3)), HISTORY, NOW, NOW.plusDays(90))
                        .measured())
                .as("it came for everybody")
                .isEmpty();
        assertThat(CameSince.latest(model(LEAVES, saying(.3)).rule(), NOW)).contains(THEN);
        assertThat(CameSince.latest(model(new Value(365), saying(.3)).rule(), NOW))
                .isEmpty();
    }
}
