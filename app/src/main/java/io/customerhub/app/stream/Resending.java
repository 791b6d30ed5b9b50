package io.customerhub.app.stream;

import io.customerhub.app.HubException;
import io.customerhub.connectors.kafka.KafkaSettings;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.connectors.kafka.TopicMessage;
import io.customerhub.connectors.kafka.TopicReader;
import io.customerhub.connectors.kafka.TopicSender;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.QuarantineDesk;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/** Sends dead letters to where they came from, for events that can be processed by now. */
public final class Resending {
    private final KafkaSettings kafka;
    private final DeadLetterTopics topics;
    private final QuarantineDesk quarantine;

    public Resending(KafkaSettings kafka, DeadLetterTopics topics, QuarantineDesk quarantine) {
        this.kafka = kafka;
        this.topics = topics;
        this.quarantine = quarantine;
    }

    /**
     * Letters of a topic's events.
     *
     * @param waiting those whose events still wait in quarantine, the same bytes under the same key once
     * @param settled how many others there are: repaired, dropped or sent again meanwhile
     */
    public record Found(List<StreamEvent> waiting, int settled) {
        public Found {
            waiting = List.copyOf(waiting);
        }
    }

    /** Looks for letters; {@code places} are of their events, as {@code clicks-0-17}, and none of them means all. */
    public Found find(String topic, Collection<String> places) {
        String told = topics.of(topic)
                .orElseThrow(() -> new HubException("sending dead letters of " + topic
                        + " again: no topic is told of them; hub.kafka.dead-letters names one"));
        List<StreamEvent> letters = read(told, topic, Set.copyOf(places));
        Set<SourceKey> waiting = quarantine.waiting(
                letters.stream().map(DeadLetterMessage::record).distinct().toList());
        Map<List<Optional<ByteBuffer>>, StreamEvent> once = new LinkedHashMap<>();
        int settled = 0;
        for (StreamEvent letter : letters) {
            if (waiting.contains(DeadLetterMessage.record(letter))) {
                once.put(List.of(bytes(letter.key()), bytes(letter.value())), letter);
            } else {
                settled++;
            }
        }
        return new Found(List.copyOf(once.values()), settled);
    }

    /** Bytes that are equal where their content is. */
    private static Optional<ByteBuffer> bytes(Optional<byte[]> bytes) {
        return bytes.map(ByteBuffer::wrap);
    }

    private List<StreamEvent> read(String told, String topic, Set<String> places) {
        try {
            return new TopicReader(kafka)
                    .read(
                            told,
                            message -> DeadLetterMessage.isOf(message, topic)
                                    && (places.isEmpty() || places.contains(DeadLetterMessage.place(message))));
        } catch (KafkaException e) {
            throw new HubException("reading dead letters from " + told + ": " + e.getMessage()
                    + "; check HUB_KAFKA_BROKERS and whether the hub's user may Read the topic");
        }
    }

    /**
     * Sends letters.
     *
     * @throws HubException where the brokers do not have all of them; it can be repeated
     */
    public void send(List<StreamEvent> letters) {
        List<TopicMessage> messages =
                letters.stream().map(DeadLetterMessage::back).toList();
        try (var sender = new TopicSender(kafka)) {
            List<String> refusals =
                    sender.send(messages).stream().flatMap(Optional::stream).toList();
            if (!refusals.isEmpty()) {
                throw new HubException(
                        "sending " + messages.size() + " dead letters again: the brokers do not have " + refusals.size()
                                + " of them: " + refusals.get(0) + "; what is sent twice is known the second time");
            }
        }
    }
}
