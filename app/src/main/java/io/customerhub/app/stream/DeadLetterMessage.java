package io.customerhub.app.stream;

import io.customerhub.app.event.EventReader;
import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.connectors.kafka.TopicMessage;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event among dead letters: key and value as they were, what became of it in headers beside its own. */
public final class DeadLetterMessage {
    private static final String REASON = "hub-reason";
    private static final String TOPIC = "hub-topic";
    private static final String PARTITION = "hub-partition";
    private static final String OFFSET = "hub-offset";
    private static final String WRITTEN_AT = "hub-written-at";
    private static final String FAILED_AT = "hub-failed-at";
    private static final String RECORD = "hub-record";

    private DeadLetterMessage() {}

    /** The message that tells a topic of an event. */
    static TopicMessage of(DeadLetter letter, String topic) {
        StreamEvent event = letter.event();
        var headers = new ArrayList<MessageHeader>(event.headers());
        headers.add(MessageHeader.of(REASON, letter.reason()));
        headers.add(MessageHeader.of(TOPIC, event.topic()));
        headers.add(MessageHeader.of(PARTITION, String.valueOf(event.partition())));
        headers.add(MessageHeader.of(OFFSET, String.valueOf(event.offset())));
        headers.add(MessageHeader.of(WRITTEN_AT, event.writtenAt().toString()));
        headers.add(MessageHeader.of(FAILED_AT, letter.failedAt().toString()));
        headers.add(MessageHeader.of(RECORD, letter.record()));
        return new TopicMessage(topic, Optional.empty(), event.key(), event.value(), headers);
    }

    /** The event as it was before it became a letter: to its topic and partition, without what the hub has said of it. */
    static TopicMessage back(StreamEvent letter) {
        return new TopicMessage(
                text(letter, TOPIC),
                Optional.of(Integer.parseInt(text(letter, PARTITION))),
                letter.key(),
                letter.value(),
                MessageHeader.others(letter.headers()));
    }

    /** Whether a message is a letter of a topic's event. */
    static boolean isOf(StreamEvent message, String topic) {
        return text(message, TOPIC).equals(topic)
                && text(message, PARTITION).matches("\\d{1,9}")
                && !text(message, RECORD).isEmpty();
    }

    /** Where its event stood, as {@code clicks-0-17}. */
    static String place(StreamEvent letter) {
        return text(letter, TOPIC) + "-" + text(letter, PARTITION) + "-" + text(letter, OFFSET);
    }

    /** What its event is called in quarantine. */
    static SourceKey record(StreamEvent letter) {
        return new SourceKey(EventReader.SOURCE, text(letter, TOPIC), text(letter, RECORD));
    }

    private static String text(StreamEvent message, String name) {
        List<String> values = message.headers().stream()
                .filter(header -> header.name().equals(name))
                .flatMap(header -> header.text().stream())
                .toList();
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }
}
