package io.customerhub.warehouse.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one node alone may hold. A lease lives as long as its node: one heartbeat keeps all that a node holds. */
final class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final Jdbi jdbi;
    private final String tenant;
    private final Node node;

    Leases(Jdbi jdbi, String tenant, Node node) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.node = node;
    }

    /** What is done with a lease in the transaction that takes it. */
    interface Use<T> {
        T with(Handle handle, Lease lease);
    }

    /**
     * Takes a lease and does something in the same transaction.
     *
     * @param purpose what for, in words
     * @return nothing where somebody holds it, this process among them
     */
    <T> Optional<T> take(String name, String purpose, Use<T> use) {
        jdbi.useHandle(node::giveUpOthers);
        return jdbi.inTransaction(handle -> take(handle, name, purpose).map(lease -> use.with(handle, lease)));
    }

    private Optional<Lease> take(Handle handle, String name, String purpose) {
        int holder = node.hold(handle);
        return handle.createQuery("""
                        insert into hub.leases as l (tenant, name, holder, purpose)
                        values (:tenant, :name, :holder, :purpose)
                        on conflict (name, tenant) do update
                        set holder = excluded.holder, token = l.token + 1, taken_at = clock_timestamp(),
                            purpose = excluded.purpose
                        where l.holder is null
                        returning token
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .bind("holder", holder)
                .bind("purpose", purpose)
                .mapTo(Long.class)
                .findOne()
                .map(token -> new Lease(name, holder, token));
    }

    /**
     * Makes sure, until the transaction ends, that a lease is still held.
     *
     * @throws TakenOverException where it is not
     */
    void require(Handle handle, Lease lease, String doing) {
        boolean held = handle.createQuery("""
                        select token from hub.leases
                        where tenant = :tenant and name = :name and holder = :holder and token = :token for update
                        """)
                .bind("tenant", tenant)
                .bind("name", lease.name())
                .bind("holder", lease.holder())
                .bind("token", lease.token())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (!held) {
            throw new TakenOverException(
                    doing + ": this node, " + node.settings().name()
                            + ", was given up, because it was not heard of for longer than its lease; nothing was kept, begin again");
        }
    }

    /** Lets others take it. One that is held no longer stays as it is. */
    void giveBack(Handle handle, Lease lease) {
        handle.createUpdate("""
                        update hub.leases set holder = null
                        where tenant = :tenant and name = :name and holder = :holder and token = :token
                        """)
                .bind("tenant", tenant)
                .bind("name", lease.name())
                .bind("holder", lease.holder())
                .bind("token", lease.token())
                .execute();
    }

    /** Lets others take it, as soon as the database can be told. */
    void giveBack(Lease lease) {
        try {
            jdbi.useHandle(handle -> giveBack(handle, lease));
        } catch (JdbiException e) {
            LOG.warn("giving {} back, which the next heartbeat tries again: {}", lease.name(), e.getMessage());
            node.giveBackLater(handle -> giveBack(handle, lease));
        }
    }
}
