package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.feature.FeatureRule.Measure;
import io.customerhub.scoring.feature.FeatureRule.OfEvents;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class CustomerFeaturesTest extends StoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final CustomerId BUYER = new CustomerId(UUID.fromString("10000000-0000-0000-0000-000000000001"));
    private static final CustomerId NOBODY = new CustomerId(UUID.fromString("10000000-0000-0000-0000-000000000002"));

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            document(statement, "a", "invoice", "2025-01-10", "JMD", "1000.10");
            document(statement, "b", "sales_receipt", "2026-01-10", "JMD", "3000.20");
            document(statement, "c", "invoice", "2026-06-20", "USD", "10");
            document(statement, "d", "invoice", "2026-06-21", "EUR", "10");
            document(statement, "e", "credit_memo", "2026-06-22", "JMD", "-500");
            document(statement, "f", "invoice", "2026-07-01", "JMD", "99999");
            for (String item : List.of("rum", "flour", "rum")) {
                statement.execute("""
                        insert into customer_360.transaction_lines (transaction_id, line, item, amount)
                        select transaction_id, (select count(*) from customer_360.transaction_lines), '%s', 1
                        from customer_360.transactions where record_id = 'a'
                        """.formatted(item));
            }
            for (String said :
                    List.of("2025-01-01', -1", "2026-05-01', 0.5", "2026-05-02', -0.25", "2026-05-03', null")) {
                statement.execute("""
                        insert into customer_360.customer_interactions (tenant, interaction_id, source, entity, record_id,
                            customer_id, kind, changed_at, occurred_at, sentiment)
                        values ('test', gen_random_uuid(), 'crm', 'Message', '%1$s', '%2$s', 'message', now(), '%3$s)
                        """.formatted(said.substring(0, 10), BUYER, said));
            }
            for (String at : List.of("2026-06-01T10:00Z", "2026-06-30T23:00Z", "2026-07-01T00:00Z")) {
                statement.execute("""
                        insert into customer_360.customer_interactions
                            (tenant, interaction_id, source, entity, record_id, customer_id, kind, occurred_at, changed_at)
                        values ('test', gen_random_uuid(), 'crm', 'Visit', '%1$s', '%2$s', 'visit', '%1$s', '%1$s')
                        """.formatted(at, BUYER));
            }
            statement.execute("""
                    insert into customer_360.customers (tenant, customer_id, kind, parish, records, changed_at, lineage, files_version)
                    values ('test', '%s', 'person', 'Portland', 1, now(), '{}', 1)
                    """.formatted(BUYER));
        }
    }

    private static void document(
            java.sql.Statement statement, String id, String kind, String day, String currency, String total)
            throws SQLException {
        statement.execute("""
                insert into customer_360.transactions (tenant, transaction_id, source, entity, record_id, customer_id, kind,
                                                       transacted_on, currency, total, lines, changed_at)
                values ('test', gen_random_uuid(), 'books', 'Invoice', '%s', '%s', '%s', '%s', '%s', %s, 1, now())
                """.formatted(id, BUYER, kind, day, currency, total));
    }

    /** Those that ship, and how many different things were bought. */
    private static FeatureRules rules() {
        FeatureRules shipped = shipped();
        var items = new OfEvents(
                "items", "How many different things", Events.PURCHASES, Measure.ITEMS, List.of(), OptionalInt.empty());
        return new FeatureRules(
                shipped.currencies(),
                Stream.concat(shipped.features().stream(), Stream.of(items)).toList());
    }

    private static FeatureRules shipped() {
        var findings = new Findings();
        FeatureRules rules = FeatureFile.read(Path.of("../config/scoring/features.yaml"), findings)
                .orElseThrow();
        findings.throwIfAny();
        return rules;
    }

    private static FeatureTable features(CustomerId... customers) {
        try (Handle handle = Jdbi.open(database.dataSource())) {
            return new CustomersAsOf(handle, "test", List.of(customers), DAY).features(rules());
        }
    }

    private static double number(FeatureTable table, String feature, int row) {
        return ((Numbers) table.column(feature).orElseThrow()).values()[row];
    }

    @Test
    void tellsWhatHappenedUpToTheDay() {
        FeatureTable table = features(NOBODY, BUYER);
        assertThat(table.names())
                .isEqualTo(rules().features().stream()
                        .map(feature -> feature.name())
                        .toList());
        assertThat(number(table, "days since purchase", 1)).isEqualTo(9);
        assertThat(number(table, "purchases", 1)).isEqualTo(4);
        assertThat(number(table, "purchases of a year", 1)).isEqualTo(3);
        assertThat(number(table, "purchases of a quarter", 1)).isEqualTo(2);
        assertThat(number(table, "spend", 1))
                .as("USD by its rate, EUR not at all")
                .isCloseTo(5570.30, within(1e-9));
        assertThat(number(table, "spend trend", 1)).isEqualTo((1570 + 3000.20) / (1570 + 3000.20));
        assertThat(number(table, "items", 1)).isEqualTo(2);
        assertThat(number(table, "returns of a year", 1)).isEqualTo(1);
        assertThat(number(table, "days since payment", 1)).isNaN();
        assertThat(number(table, "visits of a year", 1)).isEqualTo(2);
        assertThat(number(table, "days since contact", 1)).isZero();
        assertThat(number(table, "mood of a year", 1))
                .as("the mean of those that sound like something")
                .isEqualTo(0.125);
        assertThat(number(table, "mood of a year", 0)).isNaN();
        assertThat(((Words) table.column("parish").orElseThrow()).values()).containsExactly("", "Portland");
    }

    @Test
    void whatWasReadWithOthersIsNotReadAgain() {
        try (Handle handle = Jdbi.open(database.dataSource())) {
            var asked = new CustomersAsOf(handle, "test", List.of(BUYER), DAY);
            FeatureTable all = asked.features(shipped());
            FeatureTable some = asked.features(shipped().only(List.of("spend", "parish")));

            assertThat(some.names()).containsExactly("spend", "parish");
            assertThat(some.columns())
                    .allSatisfy(column -> assertThat(column)
                            .isSameAs(all.column(column.name()).orElseThrow()));
        }
    }

    @Test
    void amountsByOtherRatesAreReadAnew() {
        try (Handle handle = Jdbi.open(database.dataSource())) {
            var asked = new CustomersAsOf(handle, "test", List.of(BUYER), DAY);
            asked.features(shipped());
            var dearer = new FeatureRules(
                    Map.of("JMD", BigDecimal.ONE, "USD", new BigDecimal(160)),
                    shipped().only(List.of("spend")).features());

            assertThat(number(asked.features(dearer), "spend", 0)).isCloseTo(5600.30, within(1e-9));
        }
    }

    @Test
    void whoNeverBoughtHasNoneAndNotZeroDays() {
        FeatureTable table = features(NOBODY);
        assertThat(number(table, "purchases", 0)).isZero();
        assertThat(number(table, "spend", 0)).isZero();
        assertThat(number(table, "days since purchase", 0)).isNaN();
        assertThat(number(table, "basket", 0)).isNaN();
    }
}
