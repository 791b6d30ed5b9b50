package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.RunReport.SinkLedger;
import io.customerhub.warehouse.store.WarehouseTotals.Books;
import io.customerhub.warehouse.store.WarehouseTotals.Business;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the command line, health and metrics ask of the warehouse. */
public final class Reports {
    private static final List<String> TABLES = List.of(
            "customers",
            "customer_interactions",
            "transactions",
            "transaction_lines",
            "opportunities",
            "social_media_profiles",
            "marketing_campaigns",
            "products");

    private final Jdbi jdbi;
    private final String tenant;

    Reports(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    private record SinkLine(long run, SinkLedger ledger) {}

    /** The latest runs, the newest first. */
    public List<RunReport> runs(int most) {
        return jdbi.withHandle(handle -> {
            List<Long> ids = handle.createQuery(
                            "select run_id from hub.runs where tenant = :tenant order by run_id desc limit :most")
                    .bind("tenant", tenant)
                    .bind("most", most)
                    .mapTo(Long.class)
                    .list();
            return reports(handle, ids);
        });
    }

    /** One run. */
    public RunReport run(RunId run) {
        return jdbi.withHandle(handle -> run(handle, run));
    }

    /** One run, as a transaction sees it. */
    static RunReport run(Handle handle, RunId run) {
        return reports(handle, List.of(run.value())).get(0);
    }

    private static List<RunReport> reports(Handle handle, List<Long> ids) {
        Map<Long, List<SinkLine>> sinks = handle
                .createQuery("""
                        select s.run_id, s.sink, s.planned, s.written, s.unchanged, s.failed,
                               (select count(*) from hub.outbox o
                                where o.run_id = s.run_id and o.sink = s.sink and o.state = 'pending')
                        from hub.run_sinks s where s.run_id = any(:ids) order by s.sink
                        """)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> new SinkLine(
                        row.getLong(1),
                        new SinkLedger(
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))))
                .stream()
                .collect(Collectors.groupingBy(SinkLine::run));
        return handle.createQuery("""
                        select run_id, flow, reason, status, started_at, ended_at, pages, read, unchanged, accepted,
                               quarantined, coalesce(error, '')
                        from hub.runs where run_id = any(:ids) order by run_id desc
                        """)
                .bindArray("ids", Long.class, ids)
                .map((row, context) -> report(row, sinks.getOrDefault(row.getLong(1), List.of())))
                .list();
    }

    private static RunReport report(ResultSet row, List<SinkLine> sinks) throws SQLException {
        return new RunReport(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getTimestamp(5).toInstant(),
                instant(row.getTimestamp(6)),
                row.getInt(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                sinks.stream().map(SinkLine::ledger).toList(),
                row.getString(12));
    }

    private static Optional<Instant> instant(@Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    /** How flows stand that have run. */
    public List<FlowState> flows() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct on (r.flow) r.flow, r.status, coalesce(r.error, ''),
                               (select max(c.ended_at) from hub.runs c
                                where c.tenant = r.tenant and c.flow = r.flow and c.status = 'complete')
                        from hub.runs r
                        where r.tenant = :tenant and r.status <> 'running'
                        order by r.flow, r.run_id desc
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new FlowState(
                        row.getString(1), row.getString(2), row.getString(3), instant(row.getTimestamp(4))))
                .list());
    }

    /** What waits for these sinks, in the order of sinks and customers. */
    public List<PlannedDelivery> waiting(List<String> sinks) {
        return jdbi.inTransaction(handle -> new PlannedDeliveries(handle, tenant).waiting(sinks));
    }

    /** How much waits for these sinks, and how much each of them has refused. */
    public List<Counts> countsOfWaiting(List<String> sinks) {
        return jdbi.inTransaction(handle -> new PlannedDeliveries(handle, tenant).countsOfWaiting(sinks));
    }

    /** What the warehouse holds. */
    public WarehouseTotals totals() {
        return jdbi.withHandle(handle -> {
            List<Business> business = handle.createQuery("""
                            select kind, currency, customer_id is not null as of_customers, count(*), sum(lines), sum(total)
                            from customer_360.transactions where tenant = :tenant
                            group by 1, 2, 3 order by 1, 2, 3
                            """)
                    .bind("tenant", tenant)
                    .map((row, context) -> new Business(
                            row.getString(1),
                            row.getString(2),
                            row.getBoolean(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getBigDecimal(6)))
                    .list();
            return new WarehouseTotals(
                    count(handle, "customer_360.customers"),
                    count(handle, "hub.raw_records"),
                    count(handle, "hub.quarantine"),
                    business.stream().mapToLong(Business::documents).sum(),
                    business.stream().mapToLong(Business::lines).sum(),
                    books(handle),
                    business,
                    sinks(handle));
        });
    }

    private List<Books> books(Handle handle) {
        return handle.createQuery("""
                        select currency, sum(total),
                               coalesce(sum(total) filter (where customer_id is not null), 0),
                               coalesce(sum(total) filter (where customer_id is null), 0)
                        from customer_360.transactions where tenant = :tenant group by currency order by currency
                        """)
                .bind("tenant", tenant)
                .map((row, context) ->
                        new Books(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3), row.getBigDecimal(4)))
                .list();
    }

    /** For each table of {@code customer_360} its number of rows and a sum over them that does not depend on their order. */
    public Map<String, String> fingerprints() {
        return jdbi.withHandle(handle -> {
            var fingerprints = new TreeMap<String, String>();
            for (String table : TABLES) {
                fingerprints.put(
                        table,
                        handle.createQuery(
                                        "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)"
                                                + " from customer_360." + table + " t")
                                .mapTo(String.class)
                                .one());
            }
            return fingerprints;
        });
    }

    /** The sinks' depths. */
    public List<SinkDepth> sinks() {
        return jdbi.withHandle(this::sinks);
    }

    private List<SinkDepth> sinks(Handle handle) {
        return handle.createQuery("""
                        select sink, sum(held), sum(pending), sum(failed)
                        from (select sink, count(*) as held, 0 as pending, 0 as failed
                              from hub.sink_records where tenant = :tenant group by sink
                              union all
                              select sink, 0, count(*) filter (where state = 'pending'),
                                     count(*) filter (where state = 'failed')
                              from hub.outbox where tenant = :tenant group by sink) s
                        group by sink order by sink
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new SinkDepth(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    private long count(Handle handle, String table) {
        return handle.createQuery("select count(*) from " + table + " where tenant = :tenant")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one();
    }
}
