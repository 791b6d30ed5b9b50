package io.customerhub.connectors.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Who knows which events are kept: it says where reading goes on, and Kafka's own offsets are only a courtesy to its tools. */
public interface StreamDesk {
    /**
     * The offsets at which reading goes on. A partition of which nothing was ever kept has none: it is read from its
     * beginning.
     *
     * @throws RuntimeException where it cannot be said now; it is asked again
     */
    Map<TopicPartition, Long> places(Collection<TopicPartition> partitions);

    /**
     * Gives up events that the topic has lost.
     *
     * @param oldest the first offset that is still there
     */
    void giveUpBefore(TopicPartition partition, long oldest);
}
