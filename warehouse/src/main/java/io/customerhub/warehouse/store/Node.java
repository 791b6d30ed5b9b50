package io.customerhub.warehouse.store;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among those that share a warehouse. It joins when it first takes something, and from then on says that it is
 * alive, by the database's clock. Others know it to be gone at once when its session is, as after a crash, and after its lease
 * when it hangs. Who was given up never comes back: it joins anew, and what it held is no longer its own.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    /** The class of advisory locks that nodes hold; {@code hub.give_up_nodes} knows it, too. */
    private static final int LOCK_CLASS = 0x48_55_42;

    private final Jdbi jdbi;
    private final String tenant;
    private final NodeSettings settings;
    private final BooleanSupplier warehouseClosed;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Supplier<Serving> serving = () -> Serving.NOTHING;
    private Optional<Session> session = Optional.empty();
    private Optional<Thread> heart = Optional.empty();
    private final Queue<Consumer<Handle>> unsaid = new ConcurrentLinkedQueue<>();
    private int id;

    /** @param warehouseClosed whether there is nothing left to be alive in */
    Node(Jdbi jdbi, String tenant, NodeSettings settings, BooleanSupplier warehouseClosed) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.settings = settings;
        this.warehouseClosed = warehouseClosed;
    }

    /**
     * What a node that serves does.
     *
     * @param filesVersion the declared files it decides by
     * @param schedules what it runs by the clock
     */
    public record Serving(int filesVersion, List<String> schedules) {
        static final Serving NOTHING = new Serving(0, List.of());

        public Serving {
            schedules = List.copyOf(schedules);
        }
    }

    public NodeSettings settings() {
        return settings;
    }

    /** From now on this node serves, and says so with every heartbeat. */
    public synchronized void serve(Supplier<Serving> what) {
        serving = what;
        id();
        beat();
    }

    /** This node's number; the first who asks makes it join. */
    synchronized int id() {
        if (closing.getCount() == 0) {
            throw new IllegalStateException("the node " + settings.name() + " has left");
        }
        if (id == 0) {
            join();
            startHeart();
        }
        return id;
    }

    /** This node's number, 0 where it has not joined. */
    synchronized int idIfJoined() {
        return id;
    }

    /**
     * Gives up the nodes that are gone.
     *
     * @return their names
     */
    List<String> giveUpOthers(Handle handle) {
        List<String> names = List.of(handle.createQuery("select hub.give_up_nodes(:node)")
                .bind("node", idIfJoined())
                .mapTo(String[].class)
                .one());
        names.forEach(name -> LOG.warn("node {} was not heard of any more; what it held is free", name));
        return names;
    }

    /** Holds this node's own row until the transaction ends, so that nobody gives it up meanwhile; joins anew where one has. */
    int hold(Handle handle) {
        int mine = id();
        boolean alive = handle.createQuery(
                        "select node_id from hub.nodes where node_id = :node and ended_at is null for share")
                .bind("node", mine)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
        if (alive) {
            return mine;
        }
        joinAnew(mine);
        return hold(handle);
    }

    private void join() {
        var joined = Session.open(jdbi, settings.lease());
        try {
            id = joined.enter(tenant, settings, LOCK_CLASS);
            session = Optional.of(joined);
        } catch (RuntimeException e) {
            joined.close();
            throw e;
        }
        jdbi.useHandle(this::giveUpOthers);
    }

    private synchronized void joinAnew(int former) {
        if (id != former) {
            return;
        }
        LOG.warn(
                "node {} was not heard of for longer than its lease of {}: others have taken over what it held, and its runs"
                        + " are ended; it goes on as a new node",
                settings.name(),
                settings.lease());
        forgetSession();
        id = 0;
        join();
    }

    private void startHeart() {
        if (heart.isEmpty()) {
            var thread = new Thread(this::beatAgainAndAgain, "node");
            thread.setDaemon(true);
            thread.start();
            heart = Optional.of(thread);
        }
    }

    private void beatAgainAndAgain() {
        try {
            while (!closing.await(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS)
                    && !warehouseClosed.getAsBoolean()) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that this node is alive, and looks after the others. A database that is away is asked again with the next beat. */
    synchronized void beat() {
        if (closing.getCount() == 0 || id == 0) {
            return;
        }
        boolean resting = session.isPresent();
        try {
            beatOnce();
        } catch (JdbiException e) {
            forgetSession();
            if (resting) {
                beat();
            } else if (!warehouseClosed.getAsBoolean()) {
                LOG.warn("node {} cannot say that it is alive, and tries again: {}", settings.name(), words(e));
            }
        }
    }

    private static String words(JdbiException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }

    private void beatOnce() {
        Session current = session.orElseGet(() -> Session.open(jdbi, settings.lease()));
        session = Optional.of(current);
        int mine = id;
        if (!current.renew(mine, settings, serving.get(), LOCK_CLASS)) {
            joinAnew(mine);
        }
        jdbi.useHandle(this::giveUpOthers);
        sayWhatIsUnsaid();
    }

    private void forgetSession() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /** Has something told to the database, which could not be reached, with the next heartbeat. */
    void giveBackLater(Consumer<Handle> words) {
        unsaid.add(words);
    }

    private void sayWhatIsUnsaid() {
        for (Consumer<Handle> words = unsaid.peek(); words != null; words = unsaid.peek()) {
            jdbi.useHandle(words::accept);
            unsaid.remove();
        }
    }

    /** Leaves: what this node still holds is free. Repeating it does nothing. */
    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (id != 0) {
                try {
                    jdbi.useTransaction(this::leave);
                } catch (JdbiException e) {
                    LOG.warn("node {} could not take its leave; others find out: {}", settings.name(), words(e));
                }
                forgetSession();
                id = 0;
            }
        }
    }

    private void leave(Handle handle) {
        handle.createUpdate("update hub.nodes set ended_at = clock_timestamp() where node_id = :node")
                .bind("node", id)
                .execute();
        handle.createUpdate("update hub.leases set holder = null where holder = :node")
                .bind("node", id)
                .execute();
    }

    @Override
    public String toString() {
        return "Node[" + settings.name() + " " + idIfJoined() + "]";
    }
}
