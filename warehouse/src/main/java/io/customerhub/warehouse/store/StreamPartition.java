package io.customerhub.warehouse.store;

import java.util.Comparator;

/** One partition of a topic of Kafka. */
public record StreamPartition(String topic, int number) implements Comparable<StreamPartition> {
    private static final Comparator<StreamPartition> ORDER =
            Comparator.comparing(StreamPartition::topic).thenComparingInt(StreamPartition::number);

    @Override
    public int compareTo(StreamPartition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + number;
    }
}
