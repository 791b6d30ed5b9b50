package io.customerhub.connectors.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far behind the partitions are that this process reads, and which streams read nothing. Consumers write it, metrics and health read it. */
public final class StreamWatch {
    private final InstantSource clock;
    private final Map<TopicPartition, Standing> standings = new ConcurrentHashMap<>();
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    public StreamWatch(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * How a partition stands.
     *
     * @param next the offset at which keeping goes on
     * @param end the offset behind its last event, as heard last
     * @param since when the oldest event that may not be kept was written; empty where none is known
     */
    public record Standing(long next, long end, Optional<Instant> since) {
        /** How many offsets are not kept yet. */
        public long lag() {
            return Math.max(0, end - next);
        }

        /** How long the oldest event waits that is not kept yet; zero where none does. */
        public Duration age(Instant now) {
            return lag() == 0
                    ? Duration.ZERO
                    : since.map(written -> Duration.between(written, now)).orElse(Duration.ZERO);
        }
    }

    /**
     * Why a stream reads nothing.
     *
     * @param since when it began; the reason may have been another
     */
    public record Trouble(Instant since, String reason) {}

    /** All partitions that are read here, by topic and number. */
    public Map<String, Standing> all() {
        Map<String, Standing> all = new TreeMap<>();
        standings.forEach((partition, standing) -> all.put(partition.toString(), standing));
        return all;
    }

    /** The streams in trouble, by the names of their groups; one that has no partition to read may be among them. */
    public Map<String, Trouble> troubles() {
        return new TreeMap<>(troubles);
    }

    void put(TopicPartition partition, Standing standing) {
        standings.put(partition, standing);
    }

    void trouble(String stream, String reason) {
        troubles.merge(
                stream,
                new Trouble(clock.instant(), reason),
                (known, other) -> new Trouble(known.since(), other.reason()));
    }

    void fine(String stream) {
        troubles.remove(stream);
    }

    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(standings::remove);
    }
}
