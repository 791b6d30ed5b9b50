package io.customerhub.connectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes the records out of a page of JSON: each parsed, and each with exactly its own bytes. */
public final class JsonRecords {
    /** JSON whose numbers keep every digit. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /**
     * One element of the list of records.
     *
     * @param payload its bytes in the page
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
    public record Element(JsonNode body, byte[] payload) {}

    private JsonRecords() {}

    /** A single value as text, a number with every digit it has; empty for null and for what is not there. */
    public static String text(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText("");
    }

    /**
     * The elements of the list under {@code path}; none where the page has no such list.
     *
     * @param path the names of the tables that lead to the list, outermost first; none where the page is the list
     */
    public static List<Element> list(byte[] page, String... path) throws IOException {
        return find(page, path).orElse(List.of());
    }

    /** As {@link #list}, empty where the page has no such list: a vendor may have renamed it. */
    public static Optional<List<Element>> find(byte[] page, String... path) throws IOException {
        var elements = new ArrayList<Element>();
        try (JsonParser parser = MAPPER.getFactory().createParser(page)) {
            parser.nextToken();
            for (String name : path) {
                if (!enter(parser, name)) {
                    return Optional.empty();
                }
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                JsonNode body = MAPPER.readTree(parser);
                int end = (int) parser.currentLocation().getByteOffset();
                elements.add(new Element(body, Arrays.copyOfRange(page, start, end)));
            }
        }
        return Optional.of(elements);
    }

    /** As {@link #list}, each element read into a record. */
    public static List<RawRecord> records(byte[] page, Function<Element, RawRecord> reader, String... path)
            throws IOException {
        return list(page, path).stream().map(reader).toList();
    }

    /**
     * A record's id.
     *
     * @throws VendorException.Refused where it has none: without one a record can neither be kept nor told from others
     */
    public static String id(JsonNode record, String field, String source, String entity) {
        JsonNode id = record.path(field);
        if (id.isValueNode() && !id.asText("").isEmpty()) {
            return id.asText();
        }
        throw new VendorException.Refused(
                source,
                "reading " + entity,
                "a record without '" + field + "', which names it",
                "the system has changed its answers: see its change log");
    }

    /** The bytes of a record that does not stand in a page as a whole. */
    public static byte[] bytes(JsonNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private static boolean enter(JsonParser parser, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}
