package io.customerhub.connectors.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far behind the partitions are that this process reads. Consumers write it, metrics and health read it. */
public final class StreamWatch {
    private final Map<TopicPartition, Standing> standings = new ConcurrentHashMap<>();

    /**
     * How a partition stands.
     *
     * @param next the offset at which keeping goes on
     * @param end the offset behind its last event, as heard last
     * @param since when the oldest event that may not be kept was written; empty where none is known
     * @param trouble why reading rests; empty where it does not
     */
    public record Standing(long next, long end, Optional<Instant> since, Optional<String> trouble) {
        /** How many offsets are not kept yet. */
        public long lag() {
            return Math.max(0, end - next);
        }
    }

    /** All partitions that are read here, by topic and number. */
    public Map<String, Standing> all() {
        Map<String, Standing> all = new TreeMap<>();
        standings.forEach((partition, standing) -> all.put(partition.toString(), standing));
        return all;
    }

    void put(TopicPartition partition, Standing standing) {
        standings.put(partition, standing);
    }

    void trouble(Collection<TopicPartition> partitions, Optional<String> reason) {
        for (TopicPartition partition : partitions) {
            standings.merge(
                    partition,
                    new Standing(0, 0, Optional.empty(), reason),
                    (known, other) -> new Standing(known.next(), known.end(), known.since(), reason));
        }
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(standings::remove);
    }
}
