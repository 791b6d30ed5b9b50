package io.customerhub.warehouse.store;

import io.customerhub.scoring.feature.FeatureRule.Events;
import io.customerhub.scoring.forecast.ForecastRule;
import io.customerhub.scoring.forecast.GroupSales;
import io.customerhub.scoring.forecast.SalesForecast;
import io.customerhub.scoring.forecast.SalesForecast.GroupForecast;
import io.customerhub.scoring.forecast.SalesForecast.Week;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was sold by groups of customers week by week, and what is expected to be. */
public final class SalesForecasts {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    SalesForecasts(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** One group's week, or with no amount what cannot be counted of it. */
    private record Sold(String group, int week, Optional<BigDecimal> amount, LocalDate latest, long notCounted) {
        static Sold of(ResultSet row) throws SQLException {
            return new Sold(
                    row.getString(1),
                    row.getInt(2),
                    Optional.ofNullable(row.getBigDecimal(3)),
                    row.getObject(4, LocalDate.class),
                    row.getLong(5));
        }
    }

    /**
     * Sales by group and week up to a day: purchases less credits and refunds, in the week of the document. Amounts are added up
     * exactly.
     *
     * @param day what happened later is not looked at
     */
    public GroupSales sales(ForecastRule rule, LocalDate day) {
        List<Map.Entry<String, BigDecimal>> rates =
                List.copyOf(rule.currencies().entrySet());
        List<String> kinds = Stream.of(Events.PURCHASES, Events.CREDITS)
                .flatMap(events -> events.kinds().stream())
                .toList();
        String field = "c." + rule.by().word();
        List<Sold> sold = jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(nullif(%s, ''), :unknown), (cast(:day as date) - t.transacted_on) / 7,
                               sum(t.total * r.rate), max(t.transacted_on), count(*) filter (where r.rate is null)
                        from customer_360.transactions t
                        left join customer_360.customers c on c.customer_id = t.customer_id
                        left join unnest(:currencies, cast(:rates as numeric[])) as r (currency, rate) on r.currency = t.currency
                        where t.tenant = :tenant and t.transacted_on <= :day and t.kind = any(:kinds)
                        group by 1, 2
                        """.formatted(field))
                .bind("tenant", tenant)
                .bind("unknown", GroupSales.NOT_KNOWN)
                .bind("day", day)
                .bindArray("kinds", String.class, kinds)
                .bindArray(
                        "currencies",
                        String.class,
                        rates.stream().map(Map.Entry::getKey).toList())
                .bindArray(
                        "rates",
                        String.class,
                        rates.stream()
                                .map(rate -> rate.getValue().toPlainString())
                                .toList())
                .map((row, context) -> Sold.of(row))
                .list());
        return groups(sold);
    }

    private static GroupSales groups(List<Sold> sold) {
        Map<String, SortedMap<Integer, BigDecimal>> byWeek = new TreeMap<>();
        for (Sold week : sold) {
            week.amount()
                    .ifPresent(amount -> byWeek.computeIfAbsent(week.group(), group -> new TreeMap<>())
                            .put(week.week(), amount));
        }
        return new GroupSales(
                byWeek,
                sold.stream().map(Sold::latest).max(LocalDate::compareTo),
                sold.stream().mapToLong(Sold::notCounted).sum());
    }

    /**
     * Keeps a forecast in place of an earlier one of the same day by the same field, in one transaction: readers see either of
     * them whole.
     */
    public void keep(SalesForecast forecast) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            // Two that write at once would leave groups of both; readers do not wait.
            handle.execute("lock table customer_360.sales_forecasts in share row exclusive mode");
            handle.createUpdate("""
                            delete from customer_360.sales_forecasts
                            where as_of = :asOf and grouped_by = :by and tenant = :tenant
                            """)
                    .bind("asOf", forecast.asOf())
                    .bind("by", forecast.by())
                    .bind("tenant", tenant)
                    .execute();
            insert(handle, forecast, now);
        });
    }

    private void insert(Handle handle, SalesForecast forecast, Instant now) {
        PreparedBatch rows = handle.prepareBatch("""
                insert into customer_360.sales_forecasts
                    (tenant, as_of, grouped_by, sales_group, week, expected, low, high, unit, method, weeks_known, chosen, wape,
                     baseline, baseline_wape, forecast_at)
                values (:tenant, :asOf, :by, :group, :week, :expected, :low, :high, :unit, :method, :known, :chosen, :wape,
                        :baseline, :baselineWape, :now)
                """);
        for (GroupForecast group : forecast.groups()) {
            for (Week week : group.weeks()) {
                rows.bind("tenant", tenant)
                        .bind("asOf", forecast.asOf())
                        .bind("by", forecast.by())
                        .bind("group", group.group())
                        .bind("week", week.from())
                        .bind("expected", week.expected())
                        .bind("low", week.low())
                        .bind("high", week.high())
                        .bind("unit", forecast.unit())
                        .bind("method", group.method())
                        .bind("known", group.weeksKnown())
                        .bind("chosen", group.chosen())
                        .bind("wape", group.wape())
                        .bind("baseline", group.baseline())
                        .bind("baselineWape", group.baselineWape())
                        .bind("now", now)
                        .add();
            }
        }
        if (rows.size() > 0) {
            rows.execute();
        }
    }
}
