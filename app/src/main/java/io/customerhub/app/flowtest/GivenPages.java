package io.customerhub.app.flowtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the records that a test gives as the pages that their sources' Kamelets would send. */
final class GivenPages {
    private static final String NO_CURSOR = "{}";

    private final String source;
    private final Optional<String> entity;
    private final Findings findings;
    private final Map<Kind, Declared> kinds = new LinkedHashMap<>();

    /**
     * Makes a reader.
     *
     * @param source of a record that names none
     * @param entity of a record that names none
     */
    GivenPages(String source, Optional<String> entity, Findings findings) {
        this.source = source;
        this.entity = entity;
        this.findings = findings;
    }

    /** A source's kind of records. */
    record Kind(String source, String entity) {}

    /** The kinds that were given so far, each with the first place. */
    Map<Kind, Declared> kinds() {
        return kinds;
    }

    /** The records as pages, in their order; a new one begins where the source is another. */
    List<Page> bySource(Declared records) {
        var pages = new ArrayList<Page>();
        var open = new ArrayList<RawRecord>();
        String from = "";
        for (Declared item : records.items()) {
            String its = item.text("source").orElse(source);
            if (!open.isEmpty() && !its.equals(from)) {
                pages.add(new Page(from, open, NO_CURSOR));
                open.clear();
            }
            from = its;
            open.addAll(records(item, its));
        }
        if (!open.isEmpty()) {
            pages.add(new Page(from, open, NO_CURSOR));
        }
        return pages;
    }

    private List<RawRecord> records(Declared item, String its) {
        Optional<String> kind = item.text("entity").or(() -> entity);
        if (kind.isEmpty()) {
            findings.add(item, "the record names no entity", "add 'entity:' to it, or to the file for all records");
            return List.of();
        }
        kinds.putIfAbsent(new Kind(its, kind.get()), item);
        String id = item.text("id").orElse("");
        Optional<Declared> page = item.get("page");
        if (page.isPresent()) {
            return recorded(item, page.get(), kind.get(), id);
        }
        JsonNode body = item.get("body").map(Declared::json).orElseGet(Json.MAPPER::createObjectNode);
        boolean deleted = item.text("deleted").map(Boolean::parseBoolean).orElse(false);
        return List.of(new RawRecord(kind.get(), id, deleted, payload(body), body, item.text("problem")));
    }

    private List<RawRecord> recorded(Declared item, Declared page, String kind, String id) {
        Path file = page.file().resolveSibling(page.text().orElse(""));
        JsonNode answer;
        try {
            answer = Json.MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            findings.add(file, e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage(), "record it again");
            return List.of();
        } catch (IOException e) {
            findings.add(page, "the recorded page " + file + " cannot be read", "name it as seen from this file");
            return List.of();
        }
        JsonNode records = walk(answer, item.text("at").orElse(""));
        if (!records.isArray()) {
            findings.add(
                    item.get("at").orElse(page),
                    "there is no list of records '" + item.text("at").orElse("") + "' in " + file.getFileName(),
                    "name the field that holds them, as 'at: QueryResponse.Customer'");
            return List.of();
        }
        var read = new ArrayList<RawRecord>();
        for (JsonNode record : records) {
            JsonNode key = walk(record, id);
            if (!key.isValueNode()) {
                findings.add(
                        item.get("id").orElse(item),
                        "a recorded record has no field '" + id + "'",
                        "name the field that holds its id");
                return List.of();
            }
            read.add(new RawRecord(kind, key.asText(), false, payload(record), record));
        }
        return read;
    }

    /** What stands at {@code QueryResponse.Customer}; the whole for an empty way. */
    private static JsonNode walk(JsonNode from, String way) {
        JsonNode place = from;
        for (String step : way.isEmpty() ? new String[0] : way.split("\\.", -1)) {
            place = place.path(step);
        }
        return place;
    }

    private static byte[] payload(JsonNode body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }
}
