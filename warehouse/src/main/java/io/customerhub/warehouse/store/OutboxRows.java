package io.customerhub.warehouse.store;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Rows of the outbox under two hands: pages plan into them while deliveries are settled in them. A statement that waits for
 * the other hand still sees the row as it was before, so each locks the rows first and looks afterwards.
 */
final class OutboxRows {
    private final Jdbi jdbi;
    private final String tenant;

    OutboxRows(Jdbi jdbi, String tenant) {
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

    /**
     * Settles rows in a transaction that gives way to pages, which lock rows and ledgers in other orders: of two that wait
     * for each other the page goes on, and this begins again, the sink's answers being still at hand.
     */
    void settle(String sink, List<UUID> customers, HandleConsumer<RuntimeException> work) {
        for (boolean done = false; !done; ) {
            try {
                jdbi.useTransaction(handle -> {
                    handle.execute(Rehearsal.PATIENCE);
                    KeyedAccess.prefer(handle);
                    hold(handle, tenant, sink, customers);
                    work.useHandle(handle);
                });
                done = true;
            } catch (JdbiException e) {
                if (!Rehearsal.gaveWay(e)) {
                    throw e;
                }
            }
        }
    }
}
