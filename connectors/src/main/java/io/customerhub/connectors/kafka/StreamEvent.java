package io.customerhub.connectors.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An event as a topic holds it.
 *
 * @param writtenAt as the topic says
 * @param value its own bytes; empty where it has none, as a tombstone
 * @param headers those that came with it
 */
public record StreamEvent(
        String topic,
        int partition,
        long offset,
        Instant writtenAt,
        Optional<byte[]> key,
        Optional<byte[]> value,
        List<MessageHeader> headers) {
    public StreamEvent {
        headers = List.copyOf(headers);
    }

    /** Where it stands, as {@code clicks-0-17}. */
    public String place() {
        return topic + "-" + partition + "-" + offset;
    }

    /** Its own bytes; none where it has no value. */
    public byte[] bytes() {
        return value.orElseGet(() -> new byte[0]);
    }

    @Override
    public String toString() {
        return "StreamEvent[" + place() + "]";
    }
}
