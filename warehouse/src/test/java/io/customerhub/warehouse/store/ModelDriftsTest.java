package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.classify.Drift;
import io.customerhub.scoring.served.ModelDrift;
import io.customerhub.scoring.served.ModelDrift.Part;
import io.customerhub.warehouse.store.ModelDrifts.Latest;
import io.customerhub.warehouse.store.Models.Learned;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ModelDriftsTest extends StoreTest {
    private static final LocalDate LEARNED = LocalDate.of(2026, 1, 31);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final Part SCORE = new Part(true, "score", new Drift(.05, .01));

    private static ModelVersion learned(Warehouse of, String model, String content) {
        return of.models()
                .keep(new Learned(
                        model, "likelihood", LEARNED, DAY, 1, UUID.randomUUID(), "models", "features", content, "{}"));
    }

    private static ModelVersion champion(Warehouse of, String model, String content) {
        ModelVersion version = learned(of, model, content);
        of.models().serve(model, version.version(), ModelRole.CHAMPION, "somebody", "");
        return version;
    }

    private static ModelDrift drift(Part... parts) {
        return new ModelDrift(200, 160, List.of(parts));
    }

    private static Part feature(String name, double index) {
        return new Part(false, name, new Drift(index, .02));
    }

    private static List<Latest> latest(String model) {
        return warehouse.modelDrifts().latest().stream()
                .filter(latest -> latest.model().equals(model))
                .toList();
    }

    @Test
    void latestIsOfTheLatestDayOfWhatServes() {
        ModelDrifts drifts = warehouse.modelDrifts();
        ModelVersion first = champion(warehouse, "churn", "first");
        drifts.keep(first, DAY, drift(SCORE, feature("spend", .3), feature("basket", .4)));
        drifts.keep(first, DAY.minusDays(1), drift(SCORE, feature("spend", .9)));
        assertThat(latest("churn"))
                .containsExactly(
                        new Latest("churn", DAY, SCORE),
                        new Latest("churn", DAY, feature("basket", .4)),
                        new Latest("churn", DAY, feature("spend", .3)));

        ModelVersion second = champion(warehouse, "churn", "second");
        assertThat(latest("churn"))
                .as("nothing was measured of the version that serves")
                .isEmpty();
        drifts.keep(second, DAY.minusDays(3), drift(SCORE));
        assertThat(latest("churn")).containsExactly(new Latest("churn", DAY.minusDays(3), SCORE));
    }

    @Test
    void whatIsMeasuredAgainOfADayReplacesWhatWas() {
        ModelDrifts drifts = warehouse.modelDrifts();
        ModelVersion version = champion(warehouse, "lead", "content");
        drifts.keep(version, DAY, drift(SCORE, feature("spend", .3), feature("basket", .2)));
        drifts.keep(version, DAY, drift(SCORE, feature("spend", .1)));
        assertThat(latest("lead")).extracting(latest -> latest.part().name()).containsExactly("score", "spend");
        assertThatThrownBy(() -> drifts.keep(version, DAY, drift(SCORE, SCORE)))
                .hasMessageContaining("model_drift_pkey");
        assertThat(latest("lead")).hasSize(2);
    }

    @Test
    void tenantsSeeTheirOwn() {
        var other = new Warehouse(database.dataSource(), "another", InstantSource.system());
        other.modelDrifts().keep(champion(other, "value", "content"), DAY, drift(SCORE));
        champion(warehouse, "value", "content");
        assertThat(latest("value")).isEmpty();
        assertThat(other.modelDrifts().latest()).containsExactly(new Latest("value", DAY, SCORE));
        assertThat(other.models().serving(ModelRole.CHAMPION))
                .extracting(ModelVersion::model)
                .containsExactly("value");
        assertThat(warehouse.models().serving(ModelRole.CHALLENGER)).isEmpty();
    }
}
