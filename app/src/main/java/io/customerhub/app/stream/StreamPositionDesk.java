package io.customerhub.app.stream;

import io.customerhub.connectors.kafka.StreamDesk;
import io.customerhub.warehouse.store.StreamPartition;
import io.customerhub.warehouse.store.StreamPlaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The warehouse behind the consumers of streams. */
public final class StreamPositionDesk implements StreamDesk {
    private final StreamPlaces places;

    public StreamPositionDesk(StreamPlaces places) {
        this.places = places;
    }

    @Override
    public Map<TopicPartition, Long> places(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> next = new HashMap<>();
        places.next(partitions.stream().map(StreamPositionDesk::partition).toList())
                .forEach((place, offset) -> next.put(new TopicPartition(place.topic(), place.number()), offset));
        return next;
    }

    @Override
    public void giveUpBefore(TopicPartition partition, long oldest) {
        places.giveUpBefore(partition(partition), oldest);
    }

    private static StreamPartition partition(TopicPartition partition) {
        return new StreamPartition(partition.topic(), partition.partition());
    }
}
