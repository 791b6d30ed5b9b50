package io.customerhub.app.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.app.metrics.ModelGauges;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.classify.ClassifierText;
import io.customerhub.scoring.classify.ClassifierTraining;
import io.customerhub.scoring.classify.Drift.Degree;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.CameSince;
import io.customerhub.scoring.served.ModelDrift.Part;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import io.customerhub.warehouse.store.CustomersOverTime;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Models.Learned;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model on a real PostgreSQL. Two hundred customers buy in the middle of every third month; each fifth bought last in spring 2025, and
 * when the model has been learned, each second buys no more.
 */
final class DriftReportsTest {
    private static final LocalDate LEARNED = LocalDate.of(2025, 12, 31);
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final String FEATURES = """
            description: Some
            currencies: {JMD: 1}
            features:
              - {feature: days since purchase, description: How long ago they bought last, of: purchases, measure: days since last}
              - {feature: purchases of a year, description: How often they bought, of: purchases, measure: count, within: 365}
            """;
    private static final String MODELS = """
            description: Some
            models:
              - model: churn
                description: Who buys no more
                kind: likelihood
                about:
                  - {feature: purchases of a year, from: 1}
                features: [days since purchase]
                outcome: {of: purchases, within: 90, to: 0}
                snapshots: 2
                good-for: 120
            """;
    private static final String CARD = """
            {"way": "logistic", "served": "logistic served: it was better",
             "figures": [{"of": "base rate", "measures": {"Brier": 0.2}},
                         {"of": "logistic", "measures": {"AUC": 0.9, "Brier": 0.1, "off by": 0.05, "log loss": 0.3}},
                         {"of": "net", "measures": {"AUC": 0.8}}]}
            """;

    @TempDir
    static Path folder;

    private static Database database;
    private static Warehouse warehouse;
    private static ModelVersion version;

    @BeforeAll
    static void open() throws SQLException {
        database = Database.open(new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder)));
        warehouse = new Warehouse(database.dataSource(), "test", InstantSource.system());
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into customer_360.customers (tenant, customer_id, kind, records, changed_at, lineage, files_version)
                    select 'test', md5(i::text)::uuid, 'person', 1, now(), '{}', 1 from generate_series(1, 200) i
                    """);
            statement.execute("""
                    insert into customer_360.transactions (tenant, transaction_id, source, entity, record_id, customer_id, kind,
                                                           transacted_on, currency, total, lines, changed_at)
                    select 'test', gen_random_uuid(), 'books', 'Invoice', i || '-' || m, md5(i::text)::uuid, 'invoice',
                           (date '2024-07-15' + m * interval '1 month')::date, 'JMD', 100, 1, now()
                    from generate_series(1, 200) i, generate_series(0, 23) m
                    where (i + m) % 3 = 0 and m < case when i % 5 = 0 then 12 when i % 2 = 1 then 18 else 24 end
                    """);
        }
        version = warehouse
                .models()
                .keep(new Learned(
                        "churn",
                        "likelihood",
                        LEARNED,
                        LEARNED.plusDays(120),
                        1,
                        UUID.randomUUID(),
                        MODELS,
                        FEATURES,
                        learned(),
                        CARD));
        warehouse.models().serve("churn", version.version(), ModelRole.CHAMPION, "somebody", "");
    }

    /** Of what was known 90 days before. */
    private static String learned() {
        var findings = new Findings();
        FeatureRules rules =
                FeatureFile.parse(Path.of("features.yaml"), FEATURES, findings).orElseThrow();
        try (CustomersOverTime customers = warehouse.customersOverTime()) {
            FeatureTable then = customers.asOf(LEARNED.minusDays(90)).features(rules);
            double[] since = ((Numbers) customers
                            .asOf(LEARNED)
                            .features(rules)
                            .column("days since purchase")
                            .orElseThrow())
                    .values();
            boolean[] outcomes = new boolean[since.length];
            for (int row = 0; row < since.length; row++) {
                outcomes[row] = since[row] >= 90;
            }
            return ClassifierText.write(ClassifierTraining.glance(then.only(List.of("days since purchase")), outcomes));
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static DriftReport report(LocalDate today) {
        return new DriftReports(warehouse).of(version, today);
    }

    @Test
    void tellsHowCustomersHaveChangedSinceItWasLearned() {
        DriftReport report = report(TODAY);
        assertThat(report.problem()).isEmpty();
        assertThat(report.drift().then()).isEqualTo(200);
        assertThat(report.drift().now()).as("who bought within the year").isEqualTo(160);
        assertThat(report.drift().parts()).extracting(Part::name).containsExactly("score", "days since purchase");
        assertThat(report.drift().parts()).allMatch(part -> part.drift().degree() == Degree.MUCH);
        // Then 40 of 200 had not bought for half a year, and now 80 of 160 have not, so the least that it can be is
        // this.
        assertThat(report.drift().parts().get(1).drift().index())
                .isGreaterThan(.3 * Math.log(.5 / .2) + .3 * Math.log(.8 / .5));
    }

    @Test
    void findsNothingOnTheDayItWasLearned() {
        assertThat(report(LEARNED).drift().parts())
                .hasSize(2)
                .allMatch(part -> part.drift().index() == 0);
    }

    @Test
    void measuresWhatItSaysByWhatCameSinceBesideItsCard() {
        CameSince since = report(TODAY).since().orElseThrow();
        assertThat(since.said()).isEqualTo(TODAY.minusDays(90));
        assertThat(since.customers()).isEqualTo(200);
        assertThat(since.came()).as("who is odd or a fifth").isEqualTo(120);
        assertThat(since.measured().orElseThrow().auc().value()).isCloseTo(1, within(1e-9));
        assertThat(report(TODAY).card())
                .containsOnlyKeys("AUC", "Brier", "off by")
                .containsEntry("AUC", .9);
    }

    @Test
    void isNotMeasuredByWhatItHasLearnedFrom() {
        DriftReport report = report(LEARNED.plusDays(89));
        assertThat(report.since()).isEmpty();
        assertThat(report.sinceNote())
                .isEqualTo(
                        "what came is known of 2025-12-30 and before, which it has learned from; of what it said since,"
                                + " 2026-03-31 is the first day that tells");
        assertThat(report(LEARNED.plusDays(90)).since()).isPresent();
    }

    @Test
    void metricsHaveWhatWasKept() {
        DriftReport report = report(TODAY);
        warehouse.modelDrifts().keep(version, TODAY, report.drift());
        var registry = new SimpleMeterRegistry();
        new ModelGauges(registry, warehouse.models(), warehouse.modelDrifts(), () -> TODAY).refresh();

        assertThat(registry.get("hub.model.drift")
                        .tags("model", "churn", "part", "feature", "name", "days since purchase")
                        .gauge()
                        .value())
                .isCloseTo(report.drift().parts().get(1).drift().index(), within(1e-12));
        assertThat(registry.get("hub.model.age").tags("model", "churn").gauge().value())
                .isEqualTo(181);
        assertThat(registry.get("hub.model.left").tags("model", "churn").gauge().value())
                .isEqualTo(-61);
    }

    @Test
    void saysWhatCannotBeRead() {
        ModelVersion unreadable = warehouse
                .models()
                .keep(new Learned(
                        "churn", "likelihood", LEARNED, TODAY, 1, UUID.randomUUID(), MODELS, FEATURES, "{}", CARD));
        assertThat(new DriftReports(warehouse).of(unreadable, TODAY).problem())
                .startsWith("cannot be read: ")
                .endsWith("learn it again");
    }
}
