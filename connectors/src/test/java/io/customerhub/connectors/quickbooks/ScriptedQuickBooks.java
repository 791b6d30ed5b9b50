package io.customerhub.connectors.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the queries that a reading asks, as QuickBooks does: by time, positions counted from 1. */
final class ScriptedQuickBooks {
    private static final Pattern QUERY = Pattern.compile("select \\* from (\\w+) where MetaData.LastUpdatedTime >= "
            + "'([^']+)'( and Active in \\(true, false\\))? orderby MetaData.LastUpdatedTime "
            + "startposition (\\d+) maxresults (\\d+)");

    private final Map<String, Map<Integer, Instant>> changedAt = new HashMap<>();
    private int queries;

    /** A record is made or changed at a time. */
    ScriptedQuickBooks change(String entity, int id, Instant at) {
        changedAt.computeIfAbsent(entity, name -> new TreeMap<>()).put(id, at);
        return this;
    }

    /** What it holds: each record with the time of its last change. */
    List<Version> versions() {
        return changedAt.entrySet().stream()
                .flatMap(kind -> kind.getValue().entrySet().stream()
                        .map(row -> new Version(kind.getKey(), String.valueOf(row.getKey()), row.getValue())))
                .toList();
    }

    int queries() {
        return queries;
    }

    byte[] answer(String query) {
        queries++;
        Matcher asked = QUERY.matcher(query);
        if (!asked.matches()) {
            throw new IllegalArgumentException("QuickBooks does not understand: " + query);
        }
        String entity = asked.group(1);
        if (entity.equals("Customer") != (asked.group(3) != null)) {
            throw new IllegalArgumentException("inactive customers are asked for by name: " + query);
        }
        Instant from = Instant.parse(asked.group(2));
        ObjectNode answer = JsonRecords.MAPPER.createObjectNode();
        ObjectNode response = answer.putObject("QueryResponse");
        List<Map.Entry<Integer, Instant>> rows = changedAt.getOrDefault(entity, Map.of()).entrySet().stream()
                .filter(row -> !row.getValue().isBefore(from))
                .sorted(Map.Entry.<Integer, Instant>comparingByValue()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .skip(Long.parseLong(asked.group(4)) - 1)
                .limit(Long.parseLong(asked.group(5)))
                .toList();
        if (!rows.isEmpty()) {
            ArrayNode list = response.putArray(entity);
            for (Map.Entry<Integer, Instant> row : rows) {
                ObjectNode record = list.addObject().put("Id", String.valueOf(row.getKey()));
                record.putObject("MetaData")
                        .put("LastUpdatedTime", row.getValue().toString());
            }
        }
        try {
            return JsonRecords.MAPPER.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A state of a record. */
    record Version(String entity, String id, Instant at) {}
}
