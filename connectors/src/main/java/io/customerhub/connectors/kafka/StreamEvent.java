package io.customerhub.connectors.kafka;

import java.util.Arrays;

/**
 * An event as a topic holds it.
 *
 * @param value its own bytes; none where it has no value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record StreamEvent(String topic, int partition, long offset, byte[] value) {
    /** Where it stands, as {@code clicks-0-17}. */
    public String place() {
        return topic + "-" + partition + "-" + offset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamEvent that && place().equals(that.place()) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return place().hashCode();
    }

    @Override
    public String toString() {
        return "StreamEvent[" + place() + "]";
    }
}
