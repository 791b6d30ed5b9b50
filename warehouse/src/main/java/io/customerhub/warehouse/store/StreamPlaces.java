package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Where reading Kafka's topics goes on, as {@link PageTransaction#advance} left it. */
public final class StreamPlaces {
    private static final String ALL = """
            select topic, partition, next_offset, kept_at from hub.stream_partitions
            where tenant = :tenant order by topic, partition
            """;

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    StreamPlaces(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Where a partition stands.
     *
     * @param next the offset at which reading goes on
     */
    public record Place(StreamPartition partition, long next, Instant keptAt) {}

    /** All partitions that were ever read, in their order. */
    public List<Place> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL)
                .bind("tenant", tenant)
                .map((row, context) -> new Place(
                        new StreamPartition(row.getString(1), row.getInt(2)),
                        row.getLong(3),
                        row.getTimestamp(4).toInstant()))
                .list());
    }

    /** The offsets at which reading these goes on; a partition of which nothing was ever kept has none. */
    public Map<StreamPartition, Long> next(Collection<StreamPartition> partitions) {
        List<StreamPartition> asked = List.copyOf(partitions);
        Map<StreamPartition, Long> next = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select p.topic, p.partition, p.next_offset
                        from unnest(:topics, :numbers) as k (topic, partition)
                        join hub.stream_partitions p on p.topic = k.topic and p.partition = k.partition and p.tenant = :tenant
                        """)
                .bind("tenant", tenant)
                .bind("topics", texts(asked, StreamPartition::topic))
                .bindArray(
                        "numbers",
                        Integer.class,
                        asked.stream().map(StreamPartition::number).toList())
                .map((row, context) -> next.put(new StreamPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
                .list());
        return next;
    }

    /**
     * Gives up events that are in the topic no more, which nobody can bring back.
     *
     * @param oldest the first offset that is still there
     */
    public void giveUpBefore(StreamPartition partition, long oldest) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update hub.stream_partitions set next_offset = :oldest, kept_at = :now
                        where topic = :topic and partition = :partition and tenant = :tenant and next_offset < :oldest
                        """)
                .bind("oldest", oldest)
                .bind("now", clock.instant())
                .bind("topic", partition.topic())
                .bind("partition", partition.number())
                .bind("tenant", tenant)
                .execute());
    }
}
