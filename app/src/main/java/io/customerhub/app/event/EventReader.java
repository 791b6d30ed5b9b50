package io.customerhub.app.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.kafka.StreamEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads events as records: one for the event, and one for the customer it names by an e-mail address or a telephone number.
 * An event that cannot be read, or is not as its schema says, is a record with a problem, under the name of its place.
 */
public final class EventReader {
    /** The source of all events. */
    public static final String SOURCE = "events";

    /** The kind of record that an event's customer is, where only an address or a number of them is known. */
    static final String CONTACT = "Contact";

    private static final ObjectReader JSON =
            JsonRecords.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Pages that share records lock them in one order. */
    private static final Comparator<RawRecord> ORDER =
            Comparator.comparing(RawRecord::entity).thenComparing(RawRecord::id);

    private final EventSchemas schemas;

    public EventReader(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The page that events are.
     *
     * @param cursor where reading goes on after them
     */
    public Page page(List<StreamEvent> events, String cursor) {
        var records = new ArrayList<RawRecord>();
        events.forEach(event -> read(event, records));
        // Of a record that occurs twice the last one counts: the order among them stays.
        records.sort(ORDER);
        return new Page(SOURCE, records, cursor);
    }

    private void read(StreamEvent event, List<RawRecord> records) {
        JsonNode body;
        try {
            body = JSON.readTree(event.value());
        } catch (JsonProcessingException e) {
            records.add(unreadable(
                    event,
                    "is not JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()));
            return;
        } catch (IOException e) {
            records.add(unreadable(event, "is not text"));
            return;
        }
        if (!body.isObject()) {
            records.add(unreadable(event, event.value().length == 0 ? "has no value" : "is no JSON object"));
            return;
        }
        Optional<String> complaint = schemas.of(event.topic())
                .map(schema -> schema.complaint(body))
                .orElseGet(() -> Optional.of("there is no " + EventSchemas.FOLDER + "/" + event.topic() + ".json"));
        if (complaint.isPresent()) {
            records.add(unsound(event, event.value(), body, "is not as its schema says: " + complaint.get()));
            return;
        }
        contact(body.path(EventSchema.CUSTOMER)).ifPresent(records::add);
        String id = body.path(EventSchema.ID).asText();
        records.add(new RawRecord(event.topic(), id, false, event.value(), body));
    }

    /** A customer who is named by nothing but how they are reached: the same whoever says it. */
    private static Optional<RawRecord> contact(JsonNode customer) {
        return contact(customer, "email", address -> address.strip().toLowerCase(Locale.ROOT))
                .or(() -> contact(customer, "phone", String::strip));
    }

    private static Optional<RawRecord> contact(JsonNode customer, String field, UnaryOperator<String> normal) {
        String value = normal.apply(customer.path(field).asText(""));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = JsonRecords.MAPPER.createObjectNode().put(field, value);
        return Optional.of(new RawRecord(CONTACT, value, false, JsonRecords.bytes(body), body));
    }

    /** What is no JSON is kept as a text in some: nothing of it is lost, and a person can repair it. */
    private static RawRecord unreadable(StreamEvent event, String problem) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        try {
            body.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(event.value()))
                            .toString());
        } catch (CharacterCodingException e) {
            body.put("base64", Base64.getEncoder().encodeToString(event.value()));
        }
        return unsound(event, JsonRecords.bytes(body), body, problem);
    }

    private static RawRecord unsound(StreamEvent event, byte[] payload, JsonNode body, String problem) {
        String place = "the event at offset " + event.offset() + " of " + event.topic() + ", partition "
                + event.partition() + ", ";
        return new RawRecord(event.topic(), event.place(), false, payload, body, Optional.of(place + problem));
    }
}
