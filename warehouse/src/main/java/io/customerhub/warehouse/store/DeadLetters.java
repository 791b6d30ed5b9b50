package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.connectors.kafka.StreamEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Events that a topic is still to be told of, as the pages left them that put them into quarantine. One node at a time sends them; what
 * was sent when its node died is sent again.
 */
public final class DeadLetters {
    private static final String LEASE = "dead-letters";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;
    private final Leases leases;

    DeadLetters(Jdbi jdbi, String tenant, InstantSource clock, Node node) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
        this.leases = new Leases(jdbi, tenant, node);
    }

    /**
     * What waits.
     *
     * @param since since when the oldest does
     * @param lastError why the latest that was tried was not taken; empty where all wait for their first time
     */
    public record Waiting(long letters, Instant since, String lastError) {}

    /** Sends letters. */
    public interface Post {
        /** Says for each letter, in their order, why the topic does not have it; empty where it has. */
        List<Optional<String>> send(List<DeadLetter> letters);
    }

    /** What became of some letters. */
    public record Sent(int taken, int refused) {}

    /** How many wait; empty where none does. */
    public Optional<Waiting> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*), min(failed_at),
                               (array_agg(last_error order by not_before desc) filter (where last_error is not null))[1]
                        from hub.dead_letters where tenant = :tenant having count(*) > 0
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Waiting(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        Optional.ofNullable(row.getString(3)).orElse("")))
                .findOne());
    }

    /** Sends the next letters that are due, unless another node does. What is not taken waits, twice as long each time, ten minutes at the most. */
    public Sent send(int most, Post post) {
        return jdbi.withHandle(this::isAnyDue)
                ? leases.take(LEASE, "sending dead letters", (handle, lease) -> lease)
                        .map(lease -> send(lease, most, post))
                        .orElse(new Sent(0, 0))
                : new Sent(0, 0);
    }

    private Sent send(Lease lease, int most, Post post) {
        try {
            List<DeadLetter> due = jdbi.withHandle(handle -> due(handle, most));
            List<Optional<String>> answers = post.send(due);
            var taken = new ArrayList<DeadLetter>();
            var refused = new ArrayList<DeadLetter>();
            var errors = new ArrayList<String>();
            for (int i = 0; i < due.size(); i++) {
                (answers.get(i).isEmpty() ? taken : refused).add(due.get(i));
                answers.get(i).ifPresent(errors::add);
            }
            jdbi.useTransaction(handle -> {
                forget(handle, taken);
                postpone(handle, refused, errors);
            });
            return new Sent(taken.size(), refused.size());
        } finally {
            leases.giveBack(lease);
        }
    }

    private boolean isAnyDue(Handle handle) {
        return handle.createQuery("""
                        select exists (select from hub.dead_letters where tenant = :tenant and not_before <= :now)
                        """)
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one();
    }

    private List<DeadLetter> due(Handle handle, int most) {
        return handle.createQuery("""
                        select topic, partition, event_offset, written_at, key, value, header_names, header_values,
                               record_id, reason, failed_at
                        from hub.dead_letters where tenant = :tenant and not_before <= :now
                        order by not_before, topic, partition, event_offset limit :most
                        """)
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .bind("most", most)
                .map((row, context) -> new DeadLetter(
                        event(row),
                        row.getString(9),
                        row.getString(10),
                        row.getTimestamp(11).toInstant()))
                .list();
    }

    private static StreamEvent event(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray(7).getArray();
        byte[][] values = (byte[][]) row.getArray(8).getArray();
        var headers = new ArrayList<MessageHeader>();
        for (int i = 0; i < names.length; i++) {
            headers.add(new MessageHeader(names[i], Optional.ofNullable(values[i])));
        }
        return new StreamEvent(
                row.getString(1),
                row.getInt(2),
                row.getLong(3),
                row.getTimestamp(4).toInstant(),
                Optional.ofNullable(row.getBytes(5)),
                Optional.ofNullable(row.getBytes(6)),
                headers);
    }

    private void forget(Handle handle, List<DeadLetter> taken) {
        places(handle, """
                delete from hub.dead_letters l using unnest(:topics, :partitions, :offsets) as p (topic, partition, event_offset)
                where l.tenant = :tenant and l.topic = p.topic and l.partition = p.partition and l.event_offset = p.event_offset
                """, taken, List.of());
    }

    private void postpone(Handle handle, List<DeadLetter> refused, List<String> errors) {
        places(handle, """
                update hub.dead_letters l
                set attempts = attempts + 1, last_error = p.error,
                    not_before = cast(:now as timestamptz)
                                 + least(interval '10 minutes', interval '5 seconds' * 2 ^ least(attempts, 10))
                from unnest(:topics, :partitions, :offsets, :errors) as p (topic, partition, event_offset, error)
                where l.tenant = :tenant and l.topic = p.topic and l.partition = p.partition and l.event_offset = p.event_offset
                """, refused, errors);
    }

    private void places(Handle handle, String change, List<DeadLetter> letters, List<String> errors) {
        if (letters.isEmpty()) {
            return;
        }
        handle.createUpdate(change)
                .bind("tenant", tenant)
                .bind("now", clock.instant())
                .bind("topics", texts(letters, letter -> letter.event().topic()))
                .bindArray(
                        "partitions",
                        Integer.class,
                        letters.stream()
                                .map(letter -> letter.event().partition())
                                .toList())
                .bindArray(
                        "offsets",
                        Long.class,
                        letters.stream().map(letter -> letter.event().offset()).toList())
                .bind("errors", texts(errors))
                .execute();
    }
}
