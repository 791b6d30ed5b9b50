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
import io.customerhub.model.ContactKey;
import io.customerhub.model.SourceKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private final EventSchemas schemas;

    public EventReader(EventSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * What events are to the stages.
     *
     * @param page their records
     * @param events each record that is an event with the event; of one that occurs twice the last
     */
    public record EventPage(Page page, Map<SourceKey, StreamEvent> events) {
        public EventPage {
            events = Map.copyOf(events);
        }
    }

    /** The page that events are. Where reading goes on after them is kept with their partitions, and not as its cursor. */
    public EventPage page(List<StreamEvent> events) {
        var records = new ArrayList<RawRecord>();
        Map<SourceKey, StreamEvent> byRecord = new HashMap<>();
        for (StreamEvent event : events) {
            read(event, records);
            // The event's own record is the last that it brings.
            String id = records.get(records.size() - 1).id();
            byRecord.put(new SourceKey(SOURCE, event.topic(), id), event);
        }
        return new EventPage(new Page(SOURCE, records, Page.NO_CURSOR), byRecord);
    }

    private void read(StreamEvent event, List<RawRecord> records) {
        JsonNode body;
        try {
            body = JSON.readTree(event.bytes());
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
            records.add(unreadable(event, event.bytes().length == 0 ? "has no value" : "is no JSON object"));
            return;
        }
        Optional<String> complaint = schemas.of(event.topic())
                .map(schema -> schema.complaint(body))
                .orElseGet(() -> Optional.of("there is no " + EventSchemas.FOLDER + "/" + event.topic() + ".json"));
        if (complaint.isPresent()) {
            records.add(unsound(event, event.bytes(), body, "is not as its schema says: " + complaint.get()));
            return;
        }
        contact(body.path(EventSchema.CUSTOMER)).ifPresent(records::add);
        String id = body.path(EventSchema.ID).asText();
        records.add(new RawRecord(event.topic(), id, false, event.bytes(), body));
    }

    /** A customer who is named by nothing but how they are reached. */
    private static Optional<RawRecord> contact(JsonNode customer) {
        return ContactKey.of(customer).map(key -> {
            ObjectNode body = JsonRecords.MAPPER.createObjectNode().put(key.field(), key.value());
            return new RawRecord(CONTACT, key.value(), false, JsonRecords.bytes(body), body);
        });
    }

    /** What is no JSON is kept as a text in some: nothing of it is lost, and a person can repair it. */
    private static RawRecord unreadable(StreamEvent event, String problem) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        try {
            body.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(event.bytes()))
                            .toString());
        } catch (CharacterCodingException e) {
            body.put("base64", Base64.getEncoder().encodeToString(event.bytes()));
        }
        return unsound(event, JsonRecords.bytes(body), body, problem);
    }

    private static RawRecord unsound(StreamEvent event, byte[] payload, JsonNode body, String problem) {
        String place = "the event at offset " + event.offset() + " of " + event.topic() + ", partition "
                + event.partition() + ", ";
        return new RawRecord(event.topic(), event.place(), false, payload, body, Optional.of(place + problem));
    }
}
