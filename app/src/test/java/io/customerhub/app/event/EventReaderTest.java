package io.customerhub.app.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.kafka.StreamEvent;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.MappingResult;
import io.customerhub.mapping.Mappings;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.model.SourceRecord;
import java.nio.file.Path;
import java.time.Instant;
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
    void aCustomerIsCalledAsTheMappingsCallThem() {
        var findings = new Findings();
        Mappings mappings = Mappings.read(Path.of("../mappings"), findings);
        assertThat(findings.isEmpty()).isTrue();
        for (String customer : List.of("{\"email\":\"\u2003Ann@Example.com\\t\"}", "{\"phone\":\" 876 5550101 \"}")) {
            List<RawRecord> records = read(EVENT.formatted("e1", customer));
            RawRecord event = records.get(1);
            var key = new SourceKey(EventReader.SOURCE, event.entity(), event.id());

            assertThat(mappings.ofSource(EventReader.SOURCE, TOPIC)
                            .orElseThrow()
                            .map(new SourceRecord(key, false, event.body())))
                    .isInstanceOfSatisfying(
                            MappingResult.Mapped.class,
                            mapped -> assertThat(((PlainRecord) mapped.record()).customer())
                                    .hasValue(new SourceKey(
                                            EventReader.SOURCE,
                                            "Contact",
                                            records.get(0).id())));
        }
    }

    @Test
    void ofTheSameEventTheLastIsLast() {
        String later = EVENT.formatted("a", CRM).replace("visit", "call");

        List<RawRecord> records = read(EVENT.formatted("a", CRM), EVENT.formatted("b", CRM), later);

        assertThat(records).extracting(RawRecord::id).containsExactly("a", "b", "a");
        assertThat(new String(records.get(2).payload(), UTF_8)).isEqualTo(later);
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

        assertThat(reader.page(List.of(event(0, bytes))).page().records())
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

    private static StreamEvent event(long offset, byte[] value) {
        return new StreamEvent(TOPIC, 3, offset, Instant.EPOCH, Optional.empty(), Optional.of(value), List.of());
    }

    private String problem(String value) {
        List<RawRecord> records = read(value);
        assertThat(records).hasSize(1);
        return Optional.of(records.get(0)).flatMap(RawRecord::problem).orElse("");
    }

    private List<RawRecord> read(String... values) {
        var events = new ArrayList<StreamEvent>();
        for (String value : values) {
            events.add(event(events.size(), value.getBytes(UTF_8)));
        }
        return reader.page(events).page().records();
    }
}
