package io.customerhub.connectors.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/**
 * What one poll brought.
 *
 * @param events in the order of each partition
 * @param from for each partition where reading stood before
 */
public record StreamPoll(List<StreamEvent> events, Map<TopicPartition, Long> from) {
    public StreamPoll {
        events = List.copyOf(events);
        from = Map.copyOf(from);
    }

    /** Takes a poll out of the exchange that Camel made of it: each event as its topic holds it, and nothing of it as headers of Camel. */
    public static StreamPoll of(Exchange batch) {
        List<?> records = batch.getMessage().getBody(List.class);
        if (records == null) {
            throw new IllegalStateException("reading " + batch.getFromRouteId()
                    + ": no list of events came; a stream must not set 'batching' itself");
        }
        var events = new ArrayList<StreamEvent>();
        Map<TopicPartition, Long> from = new HashMap<>();
        for (Object record : records) {
            Message message = ((Exchange) record).getMessage();
            StreamEvent event = event(message);
            events.add(event);
            from.computeIfAbsent(new TopicPartition(event.topic(), event.partition()), first -> from(message, event));
        }
        return new StreamPoll(events, from);
    }

    private static StreamEvent event(Message message) {
        return new StreamEvent(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                Instant.ofEpochMilli(message.getHeader(KafkaConstants.TIMESTAMP, 0L, Long.class)),
                Optional.ofNullable(message.getHeader(KafkaConstants.KEY, byte[].class)),
                Optional.ofNullable((byte[]) message.getBody()),
                headers(message));
    }

    /** What came with the event, as Camel's consumer hands it over beside its own; what says "hub" is nobody's but ours. */
    private static List<MessageHeader> headers(Message message) {
        return Optional.ofNullable(message.getHeader(KafkaConstants.HEADERS, Headers.class))
                .map(headers -> MessageHeader.others(MessageHeader.of(headers)))
                .orElse(List.of());
    }

    private static long from(Message message, StreamEvent first) {
        byte[] from = message.getHeader(StreamReading.FROM, byte[].class);
        return from == null ? first.offset() : Long.parseLong(new String(from, StandardCharsets.US_ASCII));
    }
}
