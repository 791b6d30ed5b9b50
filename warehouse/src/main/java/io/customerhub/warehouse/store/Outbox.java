package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What sinks are still to be told. A claim ends with the node that made it, or after a while; who comes late with an answer changes nothing. */
public final class Outbox implements DeliveryQueue {
    private static final Duration CLAIM = Duration.ofMinutes(5);
    static final String NO_ANSWER = "the sink did not answer for this row";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** Whether the sink has written others since the row's call failed before. */
    private static final String AT_FAULT = "(:together > 0 and coalesce(failed_at < :written, false))";

    private static final String GIVEN_UP =
            "(attempts >= :most and (:together = 0 or :together = 1 and " + AT_FAULT + "))";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final Node node;
    private final OutboxRows rows;
    private final AnsweredRows answered;
    private final DeliveryAttempts made;
    private final int mostAttempts;
    private final Duration firstWait;
    private final Map<String, Instant> lastWritten = new ConcurrentHashMap<>();

    Outbox(Jdbi jdbi, String tenant, Node node, InstantSource clock, int mostAttempts, Duration firstWait) {
        this.mostAttempts = mostAttempts;
        this.firstWait = firstWait;
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.node = node;
        this.rows = new OutboxRows(jdbi, tenant, new LateAnswers(tenant, clock));
        this.answered = new AnsweredRows(tenant, clock, mostAttempts);
        this.made = new DeliveryAttempts(jdbi, tenant, clock);
        this.clock = clock;
    }

    /**
     * Claims the next rows of a sink that are due, all of one operation: retirements first, because what they hold may
     * be in the way of the others. Rows whose call failed come after those that were never sent, and not with them. A row to
     * retire whose vendor id is unknown is delivered once more to learn it.
     */
    @Override
    public List<Claimed> claim(String sink, int most) {
        Instant now = clock.instant();
        jdbi.useHandle(node::giveUpOthers);
        return jdbi.inTransaction(handle -> claim(handle, sink, most, now));
    }

    private List<Claimed> claim(Handle handle, String sink, int most, Instant now) {
        KeyedAccess.prefer(handle);
        return handle.createQuery("""
                        with due as (
                            select o.customer_id, k.vendor_id, o.created_at, o.together,
                                   o.failed_at is not null as failed,
                                   case when o.operation = 'RETIRE' and k.vendor_id is null then 'UPSERT'
                                        else o.operation end as operation
                            from hub.outbox o
                            left join hub.sink_records k using (tenant, sink, customer_id)
                            where o.tenant = :tenant and o.sink = :sink and o.state = 'pending' and o.not_before <= :now
                                  and not exists (select from hub.sink_stops s
                                                  where s.tenant = :tenant and s.sink = :sink)
                                  and (o.claimed_until is null or o.claimed_until <= :now
                                       or exists (select from hub.nodes n
                                                  where n.node_id = o.claimed_by and n.ended_at is not null))
                            order by operation, failed, o.together desc nulls first, o.created_at, o.customer_id
                            limit :most for update of o skip locked),
                        first as (
                            select operation, failed, together from due
                            order by operation, failed, together desc nulls first, created_at, customer_id limit 1),
                        batch as (
                            select due.* from due join first using (operation, failed)
                            where due.together is not distinct from first.together
                            order by due.created_at, due.customer_id limit (select coalesce(together, :most) from first)),
                        claim as materialized (select nextval('hub.claims') as number)
                        update hub.outbox o
                        set claimed_until = :until, claimed_by = :node, claim = claim.number, attempts = o.attempts + 1
                        from batch, claim
                        where o.sink = :sink and o.customer_id = any(array(select customer_id from batch))
                              and o.customer_id = batch.customer_id
                        returning o.customer_id, batch.operation, batch.vendor_id, o.fields, o.version, o.claim, o.run_id
                        """)
                .bind("tenant", tenant)
                .bind("sink", sink)
                .bind("now", now)
                .bind("until", now.plus(CLAIM))
                .bind("node", node.id())
                .bind("most", most)
                .map((row, context) -> new Claimed(
                        new Delivery(
                                row.getString(1),
                                Operation.valueOf(row.getString(2)),
                                Optional.ofNullable(row.getString(3)),
                                (ObjectNode) Rows.tree(row.getString(4))),
                        row.getInt(5),
                        row.getLong(6),
                        row.getLong(7)))
                .list();
    }

    /**
     * Settles claimed rows by the sink's answers, all in one transaction. What conflicts is due again after all that was never
     * sent, and is refused where the sink has written nothing since: then nobody is left to give up what it wants.
     */
    @Override
    public void settle(String sink, List<Claimed> claimed, List<Answer> answers) {
        Map<String, Answer> byCustomer = new HashMap<>();
        answers.forEach(answer -> byCustomer.put(answer.externalId(), answer));
        if (answers.stream().anyMatch(answer -> answer.outcome() == Answer.Outcome.WRITTEN)) {
            lastWritten.put(sink, clock.instant());
        }
        rows.settle(sink, claimed, (handle, ours) -> {
            made.answered(handle, sink, claimed, byCustomer);
            settle(handle, sink, ours, byCustomer);
        });
    }

    private void settle(Handle handle, String sink, List<Claimed> claimed, Map<String, Answer> byCustomer) {
        var written = new ArrayList<Claimed>();
        var vendorIds = new ArrayList<String>();
        var refused = new ArrayList<Claimed>();
        var refusals = new ArrayList<Answer>();
        var again = new ArrayList<Claimed>();
        for (Claimed row : claimed) {
            Answer answer = byCustomer.get(row.delivery().externalId());
            if (answer == null || answer.outcome() == Answer.Outcome.UNANSWERED) {
                again.add(row);
            } else if (answer.outcome() == Answer.Outcome.WRITTEN) {
                written.add(row);
                vendorIds.add(answer.vendorId().orElse(""));
            } else {
                refused.add(row);
                refusals.add(answer);
            }
        }
        answered.written(handle, sink, written, vendorIds);
        answered.refused(handle, sink, refused, refusals, lastWritten.getOrDefault(sink, Instant.EPOCH));
        release(handle, sink, again, NO_ANSWER, 0);
    }

    /**
     * Gives claimed rows back after a call that failed as a whole; they wait longer each time. Where the sink has written
     * others since their last failure, one of them may be the cause: then each half of them is sent on its own next, until the
     * cause stands alone; after the declared number of attempts that one is given up. While nothing is written it is the sink
     * that is sick, and no row is at fault.
     */
    @Override
    public void giveBack(String sink, List<Claimed> claimed, String reason) {
        rows.settle(sink, claimed, (handle, ours) -> {
            made.failed(handle, sink, claimed, reason);
            release(handle, sink, ours, reason, claimed.size());
        });
    }

    /** Gives claimed rows back to a sink that asked to wait: no attempt was made. */
    @Override
    public void postpone(String sink, List<Claimed> claimed, Duration wait, String reason) {
        rows.settle(
                sink,
                claimed,
                (handle, ours) -> handle.createUpdate("""
                        update hub.outbox
                        set claimed_until = :now, not_before = :after, last_error = :reason, attempts = attempts - 1
                        where tenant = :tenant and sink = :sink and customer_id = any(:customers)
                        """)
                        .bind("tenant", tenant)
                        .bind("sink", sink)
                        .bind("now", clock.instant())
                        .bind("after", clock.instant().plus(wait))
                        .bind("reason", reason)
                        .bindArray("customers", UUID.class, customers(ours))
                        .execute());
    }

    /**
     * Gives rows back.
     *
     * @param together how many were sent in the call that failed; 0 where the sink answered and left them out
     */
    private void release(Handle handle, String sink, List<Claimed> rows, String reason, int together) {
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        with released as (
                            update hub.outbox
                            set claimed_until = case when %1$s then null else cast(:now as timestamptz) end,
                                not_before = cast(:now as timestamptz)
                                    + least(cast(:longest as interval), cast(:wait as interval) * 2 ^ least(attempts - 1, 10)),
                                last_error = :reason, failed_at = :now,
                                together = case when %2$s then greatest(1, :together / 2) else together end,
                                state = case when %1$s then 'failed' else 'pending' end
                            where sink = :sink and customer_id = any(:customers)
                            returning run_id, state)
                        update hub.run_sinks r set failed = r.failed + d.rows
                        from (select run_id, count(*) as rows from released where state = 'failed' group by run_id) d
                        where r.run_id = d.run_id and r.sink = :sink
                        """.formatted(GIVEN_UP, AT_FAULT))
                .bind("sink", sink)
                .bind("most", mostAttempts)
                .bind("together", together)
                .bind("written", lastWritten.getOrDefault(sink, Instant.EPOCH))
                .bind("now", clock.instant())
                .bind("wait", firstWait.toMillis() + " milliseconds")
                .bind("longest", LONGEST_WAIT.toSeconds() + " seconds")
                .bind("reason", reason)
                .bindArray("customers", UUID.class, customers(rows))
                .execute();
    }

    static List<UUID> customers(List<Claimed> rows) {
        return rows.stream()
                .map(row -> UUID.fromString(row.delivery().externalId()))
                .toList();
    }
}
