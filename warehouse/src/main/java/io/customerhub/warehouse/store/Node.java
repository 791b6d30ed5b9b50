package io.customerhub.warehouse.store;

import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** This process among those that share a warehouse: a number that the database knows to be alive, by a lock of its session. */
final class Node {
    /** The class of advisory locks that nodes hold. */
    static final int LOCK_CLASS = 0x48_55_42;

    private final Handle lock;
    private final int id;

    private Node(Handle lock, int id) {
        this.lock = lock;
        this.id = id;
    }

    /** Joins those who share the warehouse, until its connections are closed. */
    @SuppressWarnings("MustBeClosedChecker") // the session is the node's life
    static Node join(Jdbi jdbi) {
        Handle lock = jdbi.open();
        while (true) {
            int id = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
            boolean ours = lock.createQuery("select pg_try_advisory_lock(:class, :id)")
                    .bind("class", LOCK_CLASS)
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (ours) {
                return new Node(lock, id);
            }
        }
    }

    int id() {
        return id;
    }

    @Override
    public String toString() {
        return "Node[" + id + (lock.isClosed() ? ", gone]" : "]");
    }
}
