package io.customerhub.app.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.declaration.Findings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What records an event is, by the schemas that ship. */
final class EventReaderTest {
    private static final String TOPIC = "customer-interactions";
    private static final String EVENT = """
            {"id":"%s","time":"2026-10-20T14:05:00Z","customer":%s,"kind":"visit"}""";
    private static final String CRM = "{\"system\":\"hubspot\",\"entity\":\"contacts\",\"id\":\"101\"}";

    private final EventReader reader = new EventReader(EventSchemas.read(Path.of(".."), new Findings()));

    @Test
    void anEventIsARecordOfItsTopicByItsOwnIdAndItsOwnBytes() {
        String event = EVENT.formatted("e1", CRM);

        assertThat(read(event)).singleElement().satisfies(record -> {
            assertThat(record.entity()).isEqualTo(TOPIC);
            assertThat(record.id()).isEqualTo("e1");
            assertThat(new String(record.payload(), UTF_8)).isEqualTo(event);
            assertThat(record.problem()).isEmpty();
        });
    }

    @Test
    void aCustomerWhoIsNamedByAnAddressIsARecordToo() {
        assertThat(read(EVENT.formatted("e1", "{\"email\":\" Ann@Example.com \"}")))
                .extracting(RawRecord::entity, RawRecord::id, record -> new String(record.payload(), UTF_8))
                .contains(tuple("Contact", "ann@example.com", "{\"email\":\"ann@example.com\"}"));
        assertThat(read(EVENT.formatted("e1", "{\"phone\":\"+18765550101\"}")))
                .extracting(RawRecord::id)
                .containsExactly("+18765550101", "e1");
    }

    @Test
    void recordsComeInOneOrderAndOfTheSameTheLastIsLast() {
        String later = EVENT.formatted("a", CRM).replace("visit", "call");

        List<RawRecord> records = read(EVENT.formatted("b", CRM), EVENT.formatted("a", CRM), later);

        assertThat(records).extracting(RawRecord::id).containsExactly("a", "a", "b");
        assertThat(new String(records.get(1).payload(), UTF_8)).isEqualTo(later);
    }

    @Test
    void whatCannotBeReadIsARecordOfItsPlaceWithAReasonAndNoneOfItsWords() {
        assertThat(problem("{\"id\":\"secret")).contains("offset 0 of customer-interactions, partition 3, is not JSON");
        assertThat(problem("{} {}")).contains("is not JSON");
        assertThat(problem("")).contains("has no value");
        assertThat(problem("[\"secret\"]")).contains("is no JSON object");
        assertThat(problem("{\"secret\":\"secret\"}")).contains("is not as its schema says");
        assertThat(read("[1]")).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("customer-interactions-3-0");
            assertThat(record.body().path("text").asText()).isEqualTo("[1]");
        });
    }

    @Test
    void bytesThatAreNoTextAreKeptAllTheSame() {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 'x'};

        assertThat(reader.page(List.of(new StreamEvent(TOPIC, 3, 0, bytes)), "{}")
                        .records())
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.problem()).isPresent();
                    assertThat(record.body().path("base64").asText()).isEqualTo("//54");
                });
    }

    @Test
    void whatASchemaForbidsIsToldByPlaceAndRule() {
        assertThat(problem(EVENT.formatted("e1", CRM).replace("2026-10-20T14:05:00Z", "yesterday")))
                .contains("'/time'")
                .doesNotContain("yesterday");
        assertThat(problem(EVENT.formatted("e1", "{\"email\":\"ann@example.com\",\"id\":\"1\"}")))
                .contains("'/customer'")
                .doesNotContain("ann@example.com");
        assertThat(problem(EVENT.formatted("e1", CRM).replace("visit", "dance")))
                .contains("'/kind'")
                .doesNotContain("dance");
    }

    private String problem(String value) {
        List<RawRecord> records = read(value);
        assertThat(records).hasSize(1);
        return Optional.of(records.get(0)).flatMap(RawRecord::problem).orElse("");
    }

    private List<RawRecord> read(String... values) {
        var events = new ArrayList<StreamEvent>();
        for (String value : values) {
            events.add(new StreamEvent(TOPIC, 3, events.size(), value.getBytes(UTF_8)));
        }
        return reader.page(events, "{}").records();
    }
}
