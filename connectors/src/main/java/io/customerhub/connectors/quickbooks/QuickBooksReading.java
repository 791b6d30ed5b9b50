package io.customerhub.connectors.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run's way through some kinds of QuickBooks records, each in order of change. Every query starts at the latest
 * time seen and drops what was seen at that time: a record that changes meanwhile cannot push another over a page's
 * edge, as it can with plain start positions. Only where a whole page shares one time does the position count on; such
 * a page begins with the last row of the one before, and where another row stands there, that time is read again.
 */
public final class QuickBooksReading implements Reading {
    private static final String CHANGED_AT = "changedAt";

    private final String source;
    private final List<String> entities;
    private final int pageSize;
    private final ObjectNode cursor;
    private final Duration overlap;

    private int entity;
    private Instant from = Instant.EPOCH;
    private Set<String> seen = new HashSet<>();
    private int position;

    QuickBooksReading(String source, List<String> entities, int pageSize, Duration overlap, String cursor)
            throws IOException {
        this.source = source;
        this.entities = List.copyOf(entities);
        this.pageSize = pageSize;
        this.overlap = overlap;
        this.cursor = (ObjectNode) JsonRecords.MAPPER.readTree(cursor);
        start();
    }

    @Override
    public boolean isMore() {
        return entity < entities.size();
    }

    String query() {
        String kind = entities.get(entity);
        return "select * from " + kind + " where MetaData.LastUpdatedTime >= '" + from + "'"
                + (kind.equals("Customer") ? " and Active in (true, false)" : "")
                + " orderby MetaData.LastUpdatedTime startposition " + (position + 1) + " maxresults " + pageSize;
    }

    /** Takes a query's answer and moves on. */
    Page page(byte[] answer) throws IOException {
        String kind = entities.get(entity);
        List<JsonRecords.Element> rows = JsonRecords.list(answer, "QueryResponse", kind);
        if (position > 0 && overlapsPages() && (rows.isEmpty() || !isSeen(rows.get(0)))) {
            position = 0;
            return new Page(source, List.of(), cursor.toString());
        }
        var fresh = new ArrayList<RawRecord>();
        Instant latest = from;
        for (JsonRecords.Element row : rows) {
            Instant changedAt = changedAt(row.body());
            latest = changedAt.isAfter(latest) ? changedAt : latest;
            if (!isSeen(row)) {
                fresh.add(new RawRecord(kind, row.body().path("Id").asText(), false, row.payload(), row.body()));
            }
        }
        moveOn(rows, fresh.isEmpty(), latest);
        return new Page(source, fresh, cursor.toString());
    }

    private void moveOn(List<JsonRecords.Element> rows, boolean nothingNew, Instant latest) {
        if (nothingNew && rows.size() < pageSize) {
            entity++;
            start();
            return;
        }
        if (latest.isAfter(from)) {
            from = latest;
            seen = new HashSet<>();
            position = 0;
        } else {
            position += rows.size() - (overlapsPages() ? 1 : 0);
        }
        for (JsonRecords.Element row : rows) {
            if (changedAt(row.body()).equals(from)) {
                seen.add(row.body().path("Id").asText());
            }
        }
        cursor.putObject(entities.get(entity)).put(CHANGED_AT, from.toString());
    }

    private boolean isSeen(JsonRecords.Element row) {
        return changedAt(row.body()).equals(from)
                && seen.contains(row.body().path("Id").asText());
    }

    private boolean overlapsPages() {
        return pageSize > 1;
    }

    /** Begins with the next kind: a little before its cursor, because QuickBooks' index lags. */
    private void start() {
        seen = new HashSet<>();
        position = 0;
        from = isMore() && cursor.has(entities.get(entity))
                ? Instant.parse(cursor.path(entities.get(entity))
                                .path(CHANGED_AT)
                                .asText())
                        .minus(overlap)
                : Instant.EPOCH;
    }

    private static Instant changedAt(JsonNode row) {
        return OffsetDateTime.parse(row.path("MetaData").path("LastUpdatedTime").asText())
                .toInstant();
    }
}
