package io.customerhub.connectors.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpReading;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's way through some kinds of QuickBooks records, each in order of change. Every query starts at the latest
 * time seen and drops what was seen at that time: a record that changes meanwhile cannot push another over a page's
 * edge, as it can with plain start positions. Only where a whole page shares one time does the position count on; such
 * a page begins with the last row of the one before, and where another row stands there, that time is read again.
 *
 * <p>A kind whose cursor is younger than 30 days begins with the change feed, which alone tells of deletions. It has no
 * pages: where it comes back full, its deletions are taken and the changes are queried for.
 */
public final class QuickBooksReading implements HttpReading {
    private static final Logger LOG = LoggerFactory.getLogger(QuickBooksReading.class);
    private static final String CHANGED_AT = "changedAt";
    private static final Duration FEED_KEPT = Duration.ofDays(29);
    private static final int FEED_FULL = 1000;
    /** Kinds whose inactive records a query hides unless it asks for them. */
    private static final Set<String> NAME_LISTS =
            Set.of("Account", "Class", "Customer", "Department", "Employee", "Item", "PaymentMethod", "Term", "Vendor");

    private final String source;
    private final String company;
    private final List<String> entities;
    private final int pageSize;
    private final ObjectNode cursor;
    private final Duration overlap;
    private final Instant now;

    private int entity;
    private boolean feed;
    private Instant from = Instant.EPOCH;
    private Set<String> seen = new HashSet<>();
    private int position;

    /**
     * @param company the address of the company's books
     */
    QuickBooksReading(
            String source,
            String company,
            List<String> entities,
            int pageSize,
            Duration overlap,
            String cursor,
            Instant now)
            throws IOException {
        this.source = source;
        this.company = company;
        this.entities = List.copyOf(entities);
        this.pageSize = pageSize;
        this.overlap = overlap;
        this.now = now;
        this.cursor = (ObjectNode) JsonRecords.MAPPER.readTree(cursor);
        start();
    }

    @Override
    public boolean isMore() {
        return entity < entities.size();
    }

    @Override
    public HttpCall next() {
        if (feed) {
            return HttpCall.get(company + "/cdc")
                    .with("minorversion", "75")
                    .with("entities", entities.get(entity))
                    .with("changedSince", from);
        }
        return HttpCall.get(company + "/query").with("minorversion", "75").with("query", query());
    }

    String query() {
        String kind = entities.get(entity);
        return "select * from " + kind + " where MetaData.LastUpdatedTime >= '" + from + "'"
                + (NAME_LISTS.contains(kind) ? " and Active in (true, false)" : "")
                + " orderby MetaData.LastUpdatedTime startposition " + (position + 1) + " maxresults " + pageSize;
    }

    @Override
    public Page page(byte[] answer) throws IOException {
        String kind = entities.get(entity);
        if (feed) {
            return feedPage(kind, JsonRecords.MAPPER.readTree(answer));
        }
        Optional<List<JsonRecords.Element>> found = JsonRecords.find(answer, "QueryResponse", kind);
        // An empty page has a QueryResponse without a list.
        if (found.isEmpty()
                && !JsonRecords.MAPPER.readTree(answer).path("QueryResponse").isObject()) {
            throw drift("an answer without QueryResponse");
        }
        List<JsonRecords.Element> rows = found.orElse(List.of());
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
                fresh.add(new RawRecord(kind, id(row.body()), false, row.payload(), row.body()));
            }
        }
        moveOn(rows, fresh.isEmpty(), latest);
        return new Page(source, fresh, cursor.toString());
    }

    private Page feedPage(String kind, JsonNode answer) {
        var rows = new ArrayList<JsonNode>();
        if (!answer.path("CDCResponse").isArray()) {
            throw drift("an answer without CDCResponse");
        }
        answer.path("CDCResponse")
                .forEach(response -> response.path("QueryResponse")
                        .forEach(list -> list.path(kind).forEach(rows::add)));
        boolean full = rows.size() >= FEED_FULL;
        var records = new ArrayList<RawRecord>();
        Instant latest = from.plus(overlap);
        for (JsonNode row : rows) {
            boolean deleted = row.path("status").asText().equals("Deleted");
            if (deleted || !full) {
                records.add(new RawRecord(kind, id(row), deleted, JsonRecords.bytes(row), row));
            }
            latest = changedAt(row).isAfter(latest) ? changedAt(row) : latest;
        }
        feed = false;
        if (full) {
            LOG.warn(
                    "the change feed of {} is full since {}: changes are queried for, deletions beyond its 1,000 records"
                            + " are seen when they are read in full",
                    kind,
                    from);
        } else {
            cursor.putObject(kind).put(CHANGED_AT, latest.toString());
            entity++;
            start();
        }
        return new Page(source, records, cursor.toString());
    }

    private void moveOn(List<JsonRecords.Element> rows, boolean nothingNew, Instant latest) {
        // A page may be shorter than it was asked to be: the end is where no row follows those that are known.
        if (nothingNew && rows.size() <= (overlapsPages() ? 1 : 0)) {
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
        feed = from.isAfter(now.minus(FEED_KEPT));
    }

    private String id(JsonNode row) {
        return JsonRecords.id(row, "Id", source, entities.get(entity));
    }

    /** Records are read in the order of this time: without it no page can follow another. */
    private Instant changedAt(JsonNode row) {
        try {
            return OffsetDateTime.parse(
                            row.path("MetaData").path("LastUpdatedTime").asText())
                    .toInstant();
        } catch (DateTimeException e) {
            throw drift("a record whose MetaData.LastUpdatedTime is not a time");
        }
    }

    private VendorException drift(String what) {
        return new VendorException.Refused(
                source,
                "reading " + entities.get(entity),
                what,
                "the system has changed its answers: see its change log");
    }
}
