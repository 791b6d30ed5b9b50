package io.customerhub.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.AskedFields;
import io.customerhub.connectors.ChangeWindow;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.JsonRecords.Element;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpReading;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run's way through a kind of HubSpot objects: what changed in a window of time by search, each page with the ids of
 * associated objects where they are wanted; then what is in the archive, as deletions.
 */
public final class HubSpotReading implements HttpReading {
    private static final int ARCHIVE_PAGE = 100;

    /** What comes next. */
    private enum Step {
        SEARCH,
        ASSOCIATIONS,
        ARCHIVE,
        END
    }

    /**
     * What is read.
     *
     * @param object {@code contacts}, {@code companies} or {@code deals}
     * @param associate the kind of object whose ids are wanted; may be empty
     * @param unless a property that keeps a record out where it has a value; may be empty
     */
    record Kind(
            String source,
            String baseUrl,
            String object,
            List<String> properties,
            String associate,
            String unless,
            int pageSize) {
        Kind {
            properties = List.copyOf(properties);
        }
    }

    private final Kind kind;
    private final AskedFields asked;
    private final ChangeWindow window;
    private Step step = Step.SEARCH;
    private List<Element> found = List.of();
    private String after = "";

    HubSpotReading(Kind kind, ChangeWindow window) {
        this.kind = kind;
        this.asked = new AskedFields(kind.properties());
        this.window = window;
    }

    @Override
    public boolean isMore() {
        return step != Step.END;
    }

    @Override
    public HttpCall next() {
        return switch (step) {
            case SEARCH -> HttpCall.post(objects() + "/search", JsonRecords.bytes(search()));
            case ASSOCIATIONS ->
                HttpCall.post(
                        kind.baseUrl() + "/crm/v4/associations/" + kind.object() + "/" + kind.associate()
                                + "/batch/read",
                        JsonRecords.bytes(inputs()));
            default -> archive();
        };
    }

    private String objects() {
        return kind.baseUrl() + "/crm/v3/objects/" + kind.object();
    }

    /** One sort is allowed: the id's. A search shows 10,000 rows at most: none is asked for a second page. */
    private ObjectNode search() {
        String changed = kind.object().equals("contacts") ? "lastmodifieddate" : "hs_lastmodifieddate";
        ObjectNode search = JsonRecords.MAPPER.createObjectNode();
        ArrayNode filters = search.putArray("filterGroups").addObject().putArray("filters");
        filter(filters, changed, "GTE", millis(window.from()));
        filter(filters, changed, "LT", millis(window.to()));
        if (!window.lastId().isEmpty()) {
            filter(filters, "hs_object_id", "GT", window.lastId());
        }
        if (!kind.unless().isEmpty()) {
            filters.addObject().put("propertyName", kind.unless()).put("operator", "NOT_HAS_PROPERTY");
        }
        search.putArray("sorts").addObject().put("propertyName", "hs_object_id").put("direction", "ASCENDING");
        kind.properties().forEach(search.putArray("properties")::add);
        return search.put("limit", kind.pageSize());
    }

    private static void filter(ArrayNode filters, String property, String operator, String value) {
        filters.addObject()
                .put("propertyName", property)
                .put("operator", operator)
                .put("value", value);
    }

    private static String millis(Instant time) {
        return String.valueOf(time.toEpochMilli());
    }

    private ObjectNode inputs() {
        ObjectNode request = JsonRecords.MAPPER.createObjectNode();
        ArrayNode inputs = request.putArray("inputs");
        found.forEach(element -> inputs.addObject().put("id", id(element.body())));
        return request;
    }

    private HttpCall archive() {
        HttpCall call = HttpCall.get(objects()).with("archived", true).with("limit", ARCHIVE_PAGE);
        if (!kind.properties().isEmpty()) {
            call.with("properties", String.join(",", kind.properties()));
        }
        return after.isEmpty() ? call : call.with("after", after);
    }

    @Override
    public Page page(byte[] answer) throws IOException {
        List<Element> elements = JsonRecords.find(answer, "results")
                .orElseThrow(() -> new VendorException.Refused(
                        kind.source(),
                        "reading " + kind.object(),
                        "an answer without results",
                        "the system has changed its answers: see its change log"));
        if (step == Step.ASSOCIATIONS) {
            return associated(JsonRecords.MAPPER.readTree(answer));
        }
        if (step == Step.ARCHIVE) {
            after = JsonRecords.MAPPER.readTree(answer).at("/paging/next/after").asText("");
            step = after.isEmpty() ? Step.END : Step.ARCHIVE;
            return new Page(kind.source(), records(elements, true), window.cursor());
        }
        found = elements;
        if (elements.isEmpty()) {
            window.end();
            step = Step.ARCHIVE;
        } else if (!kind.associate().isEmpty()) {
            step = Step.ASSOCIATIONS;
            return new Page(kind.source(), List.of(), window.cursor());
        } else {
            window.advance(id(elements.get(elements.size() - 1).body()));
        }
        return new Page(kind.source(), records(elements, false), window.cursor());
    }

    private Page associated(JsonNode answer) {
        Map<String, List<String>> ids = new HashMap<>();
        for (JsonNode result : answer.path("results")) {
            for (JsonNode to : result.path("to")) {
                ids.computeIfAbsent(result.at("/from/id").asText(), id -> new ArrayList<>())
                        .add(to.path("toObjectId").asText());
            }
        }
        var records = new ArrayList<RawRecord>();
        for (Element element : found) {
            ObjectNode body = element.body().deepCopy();
            ArrayNode associated = body.putObject("associations").putArray(kind.associate());
            ids.getOrDefault(id(body), List.of()).stream().sorted().forEach(associated::add);
            records.add(new RawRecord(
                    kind.object(),
                    id(body),
                    false,
                    JsonRecords.bytes(body),
                    body,
                    asked.problem(body.path("properties"))));
        }
        window.advance(id(found.get(found.size() - 1).body()));
        step = Step.SEARCH;
        return new Page(kind.source(), records, window.cursor());
    }

    private List<RawRecord> records(List<Element> elements, boolean deleted) {
        return elements.stream()
                .map(element -> new RawRecord(
                        kind.object(),
                        id(element.body()),
                        deleted,
                        element.payload(),
                        element.body(),
                        deleted
                                ? Optional.empty()
                                : asked.problem(element.body().path("properties"))))
                .toList();
    }

    private String id(JsonNode record) {
        return JsonRecords.id(record, "id", kind.source(), kind.object());
    }
}
