package io.customerhub.app.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.app.HubException;
import io.customerhub.connectors.kafka.MessageHeader;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.connectors.kafka.TopicMessage;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeadLetterMessageTest {
    private static final StreamEvent EVENT = new StreamEvent(
            "clicks",
            2,
            17,
            Instant.parse("2026-10-20T14:05:00Z"),
            Optional.of(new byte[] {1}),
            Optional.of("[1]".getBytes(UTF_8)),
            List.of(MessageHeader.of("trace", "abc")));
    private static final DeadLetter LETTER =
            new DeadLetter(EVENT, "clicks-2-17", "is no JSON object", Instant.parse("2026-10-20T14:06:00Z"));

    @Test
    void aLetterIsTheEventAsItWasWithWhatBecameOfItInHeaders() {
        TopicMessage message = DeadLetterMessage.of(LETTER, "clicks-dead-letters");

        assertThat(message.topic()).isEqualTo("clicks-dead-letters");
        assertThat(message.key()).isEqualTo(EVENT.key());
        assertThat(message.value()).isEqualTo(EVENT.value());
        assertThat(message.headers())
                .extracting(header -> header.name() + ": " + header.text().orElse(""))
                .containsExactly(
                        "trace: abc",
                        "hub-reason: is no JSON object",
                        "hub-topic: clicks",
                        "hub-partition: 2",
                        "hub-offset: 17",
                        "hub-written-at: 2026-10-20T14:05:00Z",
                        "hub-failed-at: 2026-10-20T14:06:00Z",
                        "hub-record: clicks-2-17");
    }

    @Test
    void sentAgainItIsTheEventAsItWas() {
        TopicMessage message = DeadLetterMessage.of(LETTER, "clicks-dead-letters");
        var read = new StreamEvent(
                message.topic(), 0, 5, Instant.EPOCH, message.key(), message.value(), message.headers());

        assertThat(DeadLetterMessage.isOf(read, "clicks")).isTrue();
        assertThat(DeadLetterMessage.isOf(read, "others")).isFalse();
        assertThat(DeadLetterMessage.isOf(EVENT, "clicks")).isFalse();
        assertThat(DeadLetterMessage.place(read)).isEqualTo("clicks-2-17");
        assertThat(DeadLetterMessage.record(read)).isEqualTo(new SourceKey("events", "clicks", "clicks-2-17"));
        assertThat(DeadLetterMessage.back(read))
                .isEqualTo(new TopicMessage("clicks", Optional.of(2), EVENT.key(), EVENT.value(), EVENT.headers()));
    }

    @Test
    void aTopicIsNeverToldOfItself() {
        assertThat(new DeadLetterTopics("TOPIC-dead-letters").of("clicks")).hasValue("clicks-dead-letters");
        assertThat(new DeadLetterTopics("garbage").of("clicks")).hasValue("garbage");
        assertThat(new DeadLetterTopics("garbage").of("garbage")).isEmpty();
        assertThat(new DeadLetterTopics("").of("clicks")).isEmpty();
        assertThatThrownBy(() -> new DeadLetterTopics("TOPIC"))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("hub.kafka.dead-letters is 'TOPIC'; write the name of another topic");
        assertThatThrownBy(() -> new DeadLetterTopics("dead letters")).isInstanceOf(HubException.class);
    }
}
