package io.customerhub.connectors.kafka;

import java.util.List;
import java.util.Optional;

/**
 * A message for a topic.
 *
 * @param partition where it is to go; empty for where its key belongs
 * @param value empty for a tombstone
 */
public record TopicMessage(
        String topic,
        Optional<Integer> partition,
        Optional<byte[]> key,
        Optional<byte[]> value,
        List<MessageHeader> headers) {
    public TopicMessage {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return "TopicMessage[" + topic + "]";
    }
}
