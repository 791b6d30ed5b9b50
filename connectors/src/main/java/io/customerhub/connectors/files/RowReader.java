package io.customerhub.connectors.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.RawRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the rows of one file records. Columns are found by their names in its header, wherever they stand. */
final class RowReader {
    private static final JsonNode EMPTY = TextNode.valueOf("");

    private final TableForm form;
    private final String file;
    private final List<String> header;
    private final Map<String, Integer> rowsByKey = new HashMap<>();
    private final Set<String> problemIds = new LinkedHashSet<>();

    /**
     * Reads the header.
     *
     * @throws FileTrouble where a column that the mapping reads is missing or there twice
     */
    RowReader(TableForm form, String file, Optional<TableRow> top) throws FileTrouble {
        this.form = form;
        this.file = file;
        this.header = top.map(row ->
                        row.cells().stream().map(cell -> cell.asText().strip()).toList())
                .orElse(List.of());
        List<String> needed = Stream.concat(Stream.of(form.keyColumn()), form.columns().stream())
                .distinct()
                .toList();
        List<String> missing =
                needed.stream().filter(column -> !header.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new FileTrouble("its header has no column " + missing + " but " + header
                    + "; give the columns their names back, or change columns and mapping");
        }
        List<String> twice = needed.stream()
                .filter(column -> header.indexOf(column) != header.lastIndexOf(column))
                .toList();
        if (!twice.isEmpty()) {
            throw new FileTrouble("its header has the column " + twice + " twice; rename one of them");
        }
    }

    /** A row's record. One that cannot be vouched for gets an id of its own, so that it takes no other's place. */
    RawRecord record(TableRow row) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        List<JsonNode> cells = row.cells();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty()) {
                body.set(header.get(i), i < cells.size() ? cells.get(i) : EMPTY);
            }
        }
        String key = body.path(form.keyColumn()).asText().strip();
        String place = file + " row " + row.number();
        Optional<String> problem = problem(key, row);
        String id = problem.isEmpty() ? key : place;
        problem.ifPresent(words -> problemIds.add(place));
        return record(form, id, false, body, problem);
    }

    private Optional<String> problem(String key, TableRow row) {
        if (key.isEmpty()) {
            return Optional.of("the row has no " + form.keyColumn() + ", so it could not be recognised again");
        }
        Integer earlier = rowsByKey.putIfAbsent(key, row.number());
        if (earlier != null) {
            return Optional.of("the row has the same " + form.keyColumn() + " as row " + earlier
                    + " of the file, which was taken");
        }
        List<JsonNode> cells = row.cells();
        boolean stray = cells.size() > header.size()
                && cells.subList(header.size(), cells.size()).stream()
                        .anyMatch(cell -> !cell.asText().isBlank());
        return stray
                ? Optional.of("the row has " + cells.size() + " values under " + header.size()
                        + " columns, so some may stand in the wrong one")
                : Optional.empty();
    }

    /** Whether no row had a key. */
    boolean isEmpty() {
        return rowsByKey.isEmpty();
    }

    /** The ids that the next reading of the file must give again, or they are gone. */
    Set<String> ids() {
        var ids = new LinkedHashSet<>(problemIds);
        if (form.complete()) {
            ids.addAll(rowsByKey.keySet());
        }
        return ids;
    }

    boolean has(String id) {
        return rowsByKey.containsKey(id) || problemIds.contains(id);
    }

    /** Records that say of ids that they are gone. */
    static List<RawRecord> gone(TableForm form, List<String> ids) {
        var records = new ArrayList<RawRecord>();
        for (String id : ids) {
            ObjectNode body = JsonRecords.MAPPER.createObjectNode().put(form.keyColumn(), id);
            records.add(record(form, id, true, body, Optional.empty()));
        }
        return records;
    }

    private static RawRecord record(
            TableForm form, String id, boolean deleted, ObjectNode body, Optional<String> problem) {
        try {
            return new RawRecord(form.entity(), id, deleted, JsonRecords.MAPPER.writeValueAsBytes(body), body, problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
