package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.trigger.Happening;
import io.customerhub.trigger.TriggerRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** What targets are still to be told by triggers: of each customer one after the other, in the order in which it came about. */
public final class Announcements implements DeliveryQueue {
    private static final Duration CLAIM = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final String OURS =
            "where target = :target and claim = :claim and customer_id = any(:customers) and state = 'pending'";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final Node node;
    private final Duration firstWait;

    Announcements(Jdbi jdbi, String tenant, Node node, InstantSource clock, Duration firstWait) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.node = node;
        this.clock = clock;
        this.firstWait = firstWait;
    }

    /**
     * Notes triggers that are in use from now on. Where they were others, customers whom none has looked at are taken for known: nothing
     * comes about by what was there before.
     */
    public void use(TriggerRules rules, LocalDate day) {
        jdbi.useTransaction(handle -> TriggerSets.use(handle, tenant, rules, day));
    }

    @Override
    public List<Claimed> claim(String target, int most) {
        Instant now = clock.instant();
        jdbi.useHandle(node::giveUpOthers);
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        with due as (
                            select a.announcement_id from hub.announcements a
                            where a.tenant = :tenant and a.target = :target and a.state = 'pending' and a.not_before <= :now
                                  and (a.claimed_until is null or a.claimed_until <= :now
                                       or exists (select from hub.nodes n
                                                  where n.node_id = a.claimed_by and n.ended_at is not null))
                                  and not exists (select from hub.announcements e
                                                  where e.customer_id = a.customer_id and e.target = a.target
                                                        and e.state = 'pending' and e.announcement_id < a.announcement_id)
                            order by a.announcement_id limit :most for update of a skip locked),
                        claim as materialized (select nextval('hub.claims') as number),
                        claimed as (
                            update hub.announcements a
                            set claimed_until = :until, claimed_by = :node, claim = claim.number, attempts = attempts + 1
                            from claim where a.announcement_id = any(array(select announcement_id from due))
                            returning a.announcement_id, a.customer_id, a.body, a.claim, a.run_id)
                        select * from claimed order by announcement_id
                        """)
                .bind("tenant", tenant)
                .bind("target", target)
                .bind("now", now)
                .bind("until", now.plus(CLAIM))
                .bind("node", node.id())
                .bind("most", most)
                .map((row, context) -> new Claimed(
                        new Delivery(
                                row.getString(2),
                                Operation.UPSERT,
                                Optional.of(row.getString(1)),
                                numbered(row.getString(1), (ObjectNode) Rows.tree(row.getString(3)))),
                        0,
                        row.getLong(4),
                        row.getLong(5)))
                .list());
    }

    private static ObjectNode numbered(String number, ObjectNode body) {
        return body.put("id", number);
    }

    @Override
    public void settle(String target, List<Claimed> claimed, List<Answer> answers) {
        Map<String, Answer> byCustomer = new HashMap<>();
        answers.forEach(answer -> byCustomer.put(answer.externalId(), answer));
        jdbi.useTransaction(handle -> {
            for (Claimed row :
                    claimed.stream().filter(row -> !isTold(row, byCustomer)).toList()) {
                Answer answer = byCustomer.get(row.delivery().externalId());
                if (answer == null || answer.outcome() == Answer.Outcome.UNANSWERED) {
                    release(handle, target, List.of(row), Outbox.NO_ANSWER);
                } else {
                    end(handle, target, List.of(row), "refused", answer.message());
                }
            }
            end(
                    handle,
                    target,
                    claimed.stream().filter(row -> isTold(row, byCustomer)).toList(),
                    "told",
                    "");
        });
    }

    private static boolean isTold(Claimed row, Map<String, Answer> answers) {
        Answer answer = answers.get(row.delivery().externalId());
        return answer != null && answer.outcome() == Answer.Outcome.WRITTEN;
    }

    private void end(Handle handle, String target, List<Claimed> rows, String state, String words) {
        if (!rows.isEmpty()) {
            ours(
                            handle,
                            target,
                            rows,
                            "set state = :state, ended_at = :now, claimed_until = null, last_error = nullif(:words, '') ")
                    .bind("state", state)
                    .bind("words", words)
                    .execute();
        }
    }

    /** The first is the one that was being sent, and may be the cause: the others go before it next time. */
    @Override
    public void giveBack(String target, List<Claimed> claimed, String reason) {
        if (!claimed.isEmpty()) {
            jdbi.useTransaction(handle -> {
                release(handle, target, claimed.subList(0, 1), reason);
                postpone(handle, target, claimed.subList(1, claimed.size()), firstWait.dividedBy(2), reason);
            });
        }
    }

    @Override
    public void postpone(String target, List<Claimed> claimed, Duration wait, String reason) {
        jdbi.useTransaction(handle -> postpone(handle, target, claimed, wait, reason));
    }

    private void postpone(Handle handle, String target, List<Claimed> claimed, Duration wait, String reason) {
        if (!claimed.isEmpty()) {
            ours(
                            handle,
                            target,
                            claimed,
                            "set not_before = :after, claimed_until = null, attempts = attempts - 1, last_error = :reason ")
                    .bind("after", clock.instant().plus(wait))
                    .bind("reason", reason)
                    .execute();
        }
    }

    private void release(Handle handle, String target, List<Claimed> rows, String reason) {
        if (!rows.isEmpty()) {
            ours(handle, target, rows, """
                            set claimed_until = null, last_error = :reason,
                                not_before = cast(:now as timestamptz)
                                    + least(cast(:longest as interval), cast(:wait as interval) * 2 ^ least(attempts - 1, 10))
                            """)
                    .bind("wait", firstWait.toMillis() + " milliseconds")
                    .bind("longest", LONGEST_WAIT.toSeconds() + " seconds")
                    .bind("reason", reason)
                    .execute();
        }
    }

    /** An update of rows whose claim is still held. */
    private Update ours(Handle handle, String target, List<Claimed> rows, String set) {
        return handle.createUpdate("update hub.announcements " + set + OURS)
                .bind("target", target)
                .bind("claim", rows.get(0).claim())
                .bind("now", clock.instant())
                .bindArray("customers", UUID.class, Outbox.customers(rows));
    }

    /** Tells again what targets have refused. */
    public int offerAgain(String target) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update hub.announcements
                        set state = 'pending', attempts = 0, not_before = :now, ended_at = null
                        where tenant = :tenant and target = :target and state = 'refused'
                        """)
                .bind("tenant", tenant)
                .bind("target", target)
                .bind("now", clock.instant())
                .execute());
    }

    /** Forgets what was told or refused before a moment, and what is no news any more. */
    public void forget(Duration kept, LocalDate day) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            "delete from hub.announcements where tenant = :tenant and state <> 'pending' and ended_at < :before")
                    .bind("tenant", tenant)
                    .bind("before", clock.instant().minus(kept))
                    .execute();
            handle.createUpdate("delete from hub.trigger_events where tenant = :tenant and day < :day")
                    .bind("tenant", tenant)
                    .bind("day", day.minusDays(2L * Happening.DAYS))
                    .execute();
        });
    }

    /**
     * How a trigger stands.
     *
     * @param cameAbout how often it came about, of what is kept
     * @param waiting how much of it is still to be told
     */
    public record Standing(String trigger, String target, long cameAbout, long waiting, long refused, Instant last) {}

    /** How triggers stand, by their names and targets. */
    public List<Standing> standings() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select trigger, target, count(*), count(*) filter (where state = 'pending'),
                               count(*) filter (where state = 'refused'), max(created_at)
                        from hub.announcements where tenant = :tenant group by trigger, target order by trigger, target
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getTimestamp(6).toInstant()))
                .list());
    }

    /**
     * What a target is still to be told.
     *
     * @param oldest since when the oldest of it waits, in seconds
     */
    public record Depth(String target, long waiting, long refused, double oldest) {}

    /** What each target is still to be told. */
    public List<Depth> depths() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select target, count(*) filter (where state = 'pending'), count(*) filter (where state = 'refused'),
                               coalesce(extract(epoch from :now - min(created_at) filter (where state = 'pending')), 0)
                        from hub.announcements where tenant = :tenant and state <> 'told' group by target
                        """)
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .map((row, context) -> new Depth(row.getString(1), row.getLong(2), row.getLong(3), row.getDouble(4)))
                .list());
    }
}
