package io.customerhub.warehouse.store;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.identity.IdentityChange;
import io.customerhub.model.SourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one transaction of a page. Closed without {@link #commit}, it leaves no trace. Pages of a {@link Rehearsal} share
 * one, which the rehearsal ends.
 */
public final class PageTransaction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageTransaction.class);

    private final Handle handle;
    private final String tenant;
    private final RunId run;
    private final Instant now;
    private final boolean shared;
    private final int filesVersion;
    private final List<IdentityChange> changes = new ArrayList<>();
    private PageEvents events = new PageEvents(this, Map.of(), event -> false);

    PageTransaction(Handle handle, String tenant, RunId run, Instant now, boolean shared, int filesVersion) {
        this.handle = handle;
        this.tenant = tenant;
        this.run = run;
        this.now = now;
        this.shared = shared;
        this.filesVersion = filesVersion;
    }

    public RawRecords rawRecords() {
        return new RawRecords(this);
    }

    /** Who records are about, for a page that is about these. */
    public Identities identities(Reach reach) {
        return new Identities(this, reach);
    }

    public Transactions transactions() {
        return new Transactions(this);
    }

    public PlainRecords plainRecords() {
        return new PlainRecords(this);
    }

    public Profiles profiles() {
        return new Profiles(this);
    }

    public Scores scores() {
        return new Scores(this);
    }

    public TriggerMemory triggers() {
        return new TriggerMemory(this);
    }

    /** What the page has done to customers so far. */
    public List<IdentityChange> changes() {
        return List.copyOf(changes);
    }

    public Quarantine quarantine() {
        return new Quarantine(this);
    }

    public Returns returns() {
        return new Returns(this);
    }

    public DeliveryPlan deliveryPlan() {
        return new DeliveryPlan(this);
    }

    /**
     * Moves partitions of streams behind what the page brings of them.
     *
     * @return for each partition the offset before which its events were in the warehouse already
     * @throws StreamGapException where events before these are not
     */
    public Map<StreamPartition, Long> advance(Collection<StreamSpan> read) {
        return new StreamProgress(this).advance(read);
    }

    /**
     * Says which of the page's records are events of a topic: those that go to quarantine are kept as {@link DeadLetters} too, and
     * one that is sound closes what waits there of the same bytes.
     *
     * @param told of which events a topic is told
     * @return those of the records that wait in quarantine already
     */
    public Set<SourceKey> bring(Map<SourceKey, StreamEvent> records, Predicate<StreamEvent> told) {
        events = new PageEvents(this, records, told);
        return events.waiting();
    }

    PageEvents events() {
        return events;
    }

    /** Keeps what the page does to customers. */
    void happened(List<IdentityChange> some) {
        IdentityEvents.keep(this, some);
        changes.addAll(some);
    }

    /**
     * Adds the page to its run's ledger, moves the flow's cursor behind the page where it brings one, and commits all that the stages kept.
     *
     * @return what the page did to customers
     * @throws TakenOverException where others have ended the run: the page leaves no trace then
     */
    public List<IdentityChange> commit(PageCounts counts, String cursor) {
        boolean running = handle.createUpdate("""
                        update hub.runs
                        set pages = pages + 1, read = read + :read, unchanged = unchanged + :unchanged,
                            accepted = accepted + :accepted, quarantined = quarantined + :quarantined
                        where run_id = :run and status = 'running'
                        """)
                        .bind("read", counts.read())
                        .bind("unchanged", counts.unchanged())
                        .bind("accepted", counts.accepted())
                        .bind("quarantined", counts.quarantined())
                        .bind("run", run.value())
                        .execute()
                > 0;
        if (!running) {
            throw Runs.takenOver(handle, run, "committing a page of");
        }
        if (!cursor.equals(Page.NO_CURSOR)) {
            keep(cursor);
        }
        if (!shared) {
            handle.commit();
        }
        List<IdentityChange> done = List.copyOf(changes);
        changes.clear();
        return done;
    }

    private void keep(String cursor) {
        handle.createUpdate("""
                        insert into hub.cursors (tenant, flow, cursor, complete, updated_at)
                        values (:tenant, :flow, :cursor, false, :now)
                        on conflict (tenant, flow) do update
                        set cursor = excluded.cursor, complete = false, updated_at = excluded.updated_at
                        """)
                .bind("tenant", tenant)
                .bind("flow", run.flow())
                .bind("cursor", cursor)
                .bind("now", now)
                .execute();
    }

    /** Rolls back what was not committed; the database has where the session is gone. Repeating it does nothing. */
    @Override
    public void close() {
        if (shared || handle.isClosed()) {
            return;
        }
        try (handle) {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (JdbiException e) {
            LOG.debug("the session of a page of run {} is gone, and what the page did with it", run, e);
        }
    }

    /** Whether it is part of a rehearsal, which may be taken back. */
    public boolean isRehearsed() {
        return shared;
    }

    Handle handle() {
        return handle;
    }

    String tenant() {
        return tenant;
    }

    /** Whether the page brings nothing, and is there to follow what people said of pairs. */
    public boolean isReview() {
        return run.flow().equals(MatchDecisions.FLOW);
    }

    /** The run that brings the page. */
    public RunId run() {
        return run;
    }

    Instant now() {
        return now;
    }

    /** The number of the declared files that decide about the page. */
    int filesVersion() {
        return filesVersion;
    }
}
