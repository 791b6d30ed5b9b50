package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.DeliveryQueue.Claimed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Rows of the outbox under two hands: pages plan into them while deliveries are settled in them. A statement that waits for
 * the other hand still sees the row as it was before, so each locks the rows first and looks afterwards.
 */
final class OutboxRows {
    private final Jdbi jdbi;
    private final String tenant;
    private final LateAnswers late;

    OutboxRows(Jdbi jdbi, String tenant, LateAnswers late) {
        this.late = late;
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    /** Locks what waits for these customers until the transaction ends. */
    static void hold(Handle handle, String tenant, String sink, List<UUID> customers) {
        handle.createQuery("""
                        select customer_id from hub.outbox
                        where tenant = :tenant and sink = :sink and customer_id = any(:customers) for update
                        """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bindArray("customers", UUID.class, customers)
                .mapTo(UUID.class)
                .list();
    }

    /** What is done with rows whose claim is still held. */
    interface Settling {
        void with(Handle handle, List<Claimed> ours);
    }

    /**
     * Settles rows in a transaction that gives way to pages, which lock rows and ledgers in other orders: of two that wait
     * for each other the page goes on, and this begins again, the sink's answers being still at hand. Rows that others have
     * claimed since are none of ours: what we told the sink of them may have undone what it was told since.
     */
    void settle(String sink, List<Claimed> claimed, Settling work) {
        for (boolean done = false; !done; ) {
            try {
                jdbi.useTransaction(handle -> {
                    handle.execute(Rehearsal.PATIENCE);
                    KeyedAccess.prefer(handle);
                    hold(handle, tenant, sink, Outbox.customers(claimed));
                    List<Claimed> ours = stillClaimed(handle, sink, claimed);
                    work.with(handle, ours);
                    late.tellAgain(
                            handle,
                            sink,
                            claimed.stream().filter(row -> !ours.contains(row)).toList());
                });
                done = true;
            } catch (JdbiException e) {
                if (!Rehearsal.gaveWay(e)) {
                    throw e;
                }
            }
        }
    }

    private List<Claimed> stillClaimed(Handle handle, String sink, List<Claimed> claimed) {
        Map<UUID, Long> claims = handle.createQuery("""
                        select customer_id, claim from hub.outbox
                        where sink = :sink and customer_id = any(:customers) and claim is not null
                        """)
                .bind("sink", sink)
                .bindArray("customers", UUID.class, Outbox.customers(claimed))
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return claimed.stream()
                .filter(row -> row.claim()
                        == claims.getOrDefault(UUID.fromString(row.delivery().externalId()), 0L))
                .toList();
    }
}
