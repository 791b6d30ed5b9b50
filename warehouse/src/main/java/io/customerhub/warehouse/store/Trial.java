package io.customerhub.warehouse.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Runs in one transaction that is always taken back: what they would have left is looked at, and nothing is ever kept.
 * One trial at a time, over all processes: they bring the same records, and would wait for each other's keys in any order.
 */
public final class Trial implements AutoCloseable {
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtext('customer-hub'), hashtext('trial'))";

    private final Runs runs;
    private final Handle handle;
    private final String tenant;
    private final InstantSource clock;
    private final int filesVersion;
    private Optional<PageTransaction> transaction = Optional.empty();

    Trial(Runs runs, Handle handle, String tenant, InstantSource clock, int filesVersion) {
        this.filesVersion = filesVersion;
        this.runs = runs;
        this.handle = handle;
        this.tenant = tenant;
        this.clock = clock;
        handle.begin();
        KeyedAccess.prefer(handle);
        handle.execute(ONE_AT_A_TIME);
    }

    /** Begins a run of a flow, in the transaction that all share: what earlier ones kept is known to it. */
    public PageTransaction begin(String flow) {
        RunId run = new RunId(runs.enter(handle, flow, "test"), flow);
        transaction = Optional.of(new PageTransaction(handle, tenant, run, clock.instant(), true, filesVersion));
        return page();
    }

    private PageTransaction page() {
        return transaction.orElseThrow(() -> new IllegalStateException("no run of the trial has begun"));
    }

    /** From here on every sink holds what it was to be told. */
    public void deliver() {
        handle.createUpdate("""
                        delete from hub.sink_records k using hub.outbox o
                        where o.tenant = :tenant and o.operation = 'RETIRE'
                              and k.tenant = o.tenant and k.sink = o.sink and k.customer_id = o.customer_id
                        """).bind("tenant", tenant).execute();
        handle.createUpdate("""
                        insert into hub.sink_records (tenant, sink, customer_id, vendor_id, fields, delivered_at)
                        select tenant, sink, customer_id, customer_id::text, fields, created_at from hub.outbox
                        where tenant = :tenant and operation = 'UPSERT'
                        on conflict (customer_id, sink) do update set fields = excluded.fields
                        """).bind("tenant", tenant).execute();
        handle.createUpdate("delete from hub.outbox where tenant = :tenant")
                .bind("tenant", tenant)
                .execute();
    }

    /** From here on a person has released all that is in quarantine, as it is. */
    public void release() {
        handle.createUpdate("update hub.quarantine set release_asked_at = :now where tenant = :tenant")
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .execute();
    }

    /** The ledger of the run that has begun. */
    public RunReport report() {
        return Reports.run(handle, page().run());
    }

    /** What sinks would be told, in the order of sinks and customers. */
    public List<PlannedDelivery> deliveries() {
        return new PlannedDeliveries(handle, tenant).ofRun(page().run());
    }

    /** The records that the run put into quarantine. */
    public List<KnownRecord> quarantined() {
        return new KnownRecords(handle, tenant).quarantined(page().run());
    }

    /** What is known in the end, by {@code customers}, {@code transactions} and the plurals of the other kinds. */
    public Map<String, List<KnownRecord>> known() {
        return new KnownRecords(handle, tenant).all();
    }

    /** Takes back all of it. */
    @Override
    public void close() {
        try (handle) {
            handle.rollback();
        }
    }
}
