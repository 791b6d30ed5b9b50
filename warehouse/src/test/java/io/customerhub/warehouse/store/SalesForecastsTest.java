package io.customerhub.warehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.scoring.forecast.ForecastRule;
import io.customerhub.scoring.forecast.GroupSales;
import io.customerhub.scoring.forecast.Grouping;
import io.customerhub.scoring.forecast.SalesForecast;
import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SalesForecastsTest extends StoreTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final String NORTH = "10000000-0000-0000-0000-000000000001";
    private static final String NOWHERE = "10000000-0000-0000-0000-000000000002";
    private static final Map<String, BigDecimal> RATES = Map.of("JMD", BigDecimal.ONE, "USD", new BigDecimal("157.5"));

    @BeforeAll
    static void fill() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            customer(statement, NORTH, "'Portland'");
            customer(statement, NOWHERE, "null");
            document(statement, NORTH, "invoice", "2026-06-30", "JMD", "0.10");
            document(statement, NORTH, "sales_receipt", "2026-06-24", "JMD", "0.20");
            document(statement, NORTH, "invoice", "2026-06-23", "USD", "2.001");
            document(statement, NORTH, "invoice", "2026-07-01", "JMD", "99999");
            document(statement, NORTH, "payment", "2026-06-29", "JMD", "77777");
            document(statement, NORTH, "credit_memo", "2026-06-29", "JMD", "-500");
            document(statement, NOWHERE, "refund", "2026-06-10", "JMD", "-30");
            document(statement, NOWHERE, "invoice", "2026-06-10", "EUR", "10");
            statement.execute("""
                    insert into customer_360.transactions (tenant, transaction_id, source, entity, record_id, kind,
                                                           transacted_on, currency, total, lines, changed_at)
                    values ('test', gen_random_uuid(), 'books', 'Receipt', '1', 'sales_receipt', '2026-06-10', 'JMD', 40, 1, now()),
                           ('other', gen_random_uuid(), 'books', 'Receipt', '1', 'sales_receipt', '2026-06-10', 'JMD', 9000, 1, now())
                    """);
        }
    }

    private static void customer(Statement statement, String id, String parish) throws SQLException {
        statement.execute("""
                insert into customer_360.customers (tenant, customer_id, kind, parish, segment, records, changed_at, lineage, files_version)
                values ('test', '%s', 'person', %s, 'loyal', 1, now(), '{}', 1)
                """.formatted(id, parish));
    }

    private static void document(
            Statement statement, String customer, String kind, String day, String currency, String total)
            throws SQLException {
        statement.execute("""
                insert into customer_360.transactions (tenant, transaction_id, source, entity, record_id, customer_id, kind,
                                                       transacted_on, currency, total, lines, changed_at)
                values ('test', gen_random_uuid(), 'books', 'Document', gen_random_uuid()::text, '%s', '%s', '%s', '%s', %s, 1, now())
                """.formatted(customer, kind, day, currency, total));
    }

    private static GroupSales sales(Grouping by, LocalDate day) {
        return warehouse.salesForecasts().sales(new ForecastRule("some", by, 4, 26, RATES, "JMD"), day);
    }

    @Test
    void addsUpExactlyWhatWasSoldLessWhatWasTakenBack() {
        GroupSales sales = sales(Grouping.PARISH, DAY);
        assertThat(sales.byWeek().get("Portland"))
                .containsOnlyKeys(0, 1)
                .hasEntrySatisfying(0, week -> assertThat(week).isEqualByComparingTo("-499.70"))
                .hasEntrySatisfying(1, week -> assertThat(week).isEqualByComparingTo("315.1575"));
        assertThat(sales.byWeek().get(GroupSales.NOT_KNOWN))
                .as("whose parish nobody knows, and sales to nobody; not those of another tenant")
                .containsOnlyKeys(2)
                .hasEntrySatisfying(2, week -> assertThat(week).isEqualByComparingTo("10"));
        assertThat(sales.byWeek()).containsOnlyKeys("Portland", GroupSales.NOT_KNOWN);
        assertThat(sales.notCounted()).isEqualTo(1);
        assertThat(sales.latest()).contains(DAY);
    }

    @Test
    void weeksEndWithTheDay() {
        assertThat(sales(Grouping.PARISH, DAY.minusDays(1)).byWeek().get("Portland"))
                .containsOnlyKeys(0)
                .hasEntrySatisfying(0, week -> assertThat(week).isEqualByComparingTo("-184.6425"));
        GroupSales before = sales(Grouping.PARISH, LocalDate.of(2020, 1, 1));
        assertThat(before.byWeek()).isEmpty();
        assertThat(before.latest()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Grouping.class)
    void groupsByEachFieldThatMayBeDeclared(Grouping by) {
        BigDecimal all = sales(by, DAY).byWeek().values().stream()
                .flatMap(weeks -> weeks.values().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(all).isEqualByComparingTo("-174.5425");
    }

    private static SalesForecast forecast(LocalDate day, String... groups) {
        return new SalesForecast(
                day,
                "parish",
                "JMD",
                List.of(groups).stream().map(name -> group(name, day)).toList(),
                List.of(),
                Optional.empty(),
                0);
    }

    private static GroupForecast group(String name, LocalDate day) {
        var amount = new BigDecimal("12.30");
        return new GroupForecast(
                name,
                40,
                "theta",
                "theta",
                Optional.of(new BigDecimal("0.1234")),
                "last week",
                Optional.empty(),
                List.of(
                        new Week(day.plusDays(1), amount, BigDecimal.ZERO, amount),
                        new Week(day.plusDays(8), amount, BigDecimal.ZERO, amount)));
    }

    private static List<String> kept(LocalDate day) {
        return Jdbi.create(database.dataSource())
                .withHandle(handle -> handle.createQuery("""
                        select concat_ws(' ', sales_group, week, expected, wape, coalesce(baseline_wape::text, '-'))
                        from customer_360.sales_forecasts where as_of = :day and tenant = 'test' order by 1
                        """)
                        .bind("day", day)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void forecastOfTheSameDayReplacesTheEarlierOneWhole() {
        SalesForecasts store = warehouse.salesForecasts();
        LocalDate other = DAY.minusDays(7);
        store.keep(forecast(other, "Hanover"));
        store.keep(forecast(DAY, "Portland", "Hanover"));
        store.keep(forecast(DAY, "Portland"));
        new Warehouse(database.dataSource(), "another", InstantSource.system())
                .salesForecasts()
                .keep(forecast(DAY, "Portland"));
        assertThat(kept(DAY))
                .containsExactly("Portland 2026-07-01 12.30 0.1234 -", "Portland 2026-07-08 12.30 0.1234 -");
        assertThat(kept(other)).hasSize(2);
    }

    @Test
    void forecastThatCannotBeKeptLeavesTheEarlierOne() {
        LocalDate day = DAY.minusDays(14);
        SalesForecasts store = warehouse.salesForecasts();
        store.keep(forecast(day, "Portland", "Hanover"));
        List<String> before = kept(day);
        assertThatThrownBy(() -> store.keep(forecast(day, "Trelawny", "Trelawny")))
                .hasMessageContaining("sales_forecasts_pkey");
        assertThat(kept(day)).isEqualTo(before).hasSize(4);
    }
}
