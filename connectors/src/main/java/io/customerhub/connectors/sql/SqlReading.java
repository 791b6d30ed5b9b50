package io.customerhub.connectors.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run's way through a table: first the rows that do not say when they changed, by key, in every run; then those that
 * do, in order of change, from a little before the last moment seen.
 */
public final class SqlReading implements Reading {
    private static final String CHANGED_AT = "changedAt";
    private static final Set<String> NO = Set.of("", "0", "f", "false", "n", "no");

    private final String source;
    private final String entity;
    private final KeysetQuery query;
    private final Optional<Identifier> deletedColumn;
    private final ObjectNode cursor;

    private Optional<Column> phase = Optional.empty();
    private boolean more = true;
    private Optional<String> moment;
    private Optional<String> key = Optional.empty();

    /**
     * Begins.
     *
     * @param overlap how far before the last moment seen to begin: a row may be committed after one that changed later
     */
    SqlReading(
            String source,
            String entity,
            KeysetQuery query,
            Optional<Identifier> deletedColumn,
            Duration overlap,
            String cursor)
            throws IOException {
        this.source = source;
        this.entity = entity;
        this.query = query;
        this.deletedColumn = deletedColumn;
        this.cursor = (ObjectNode) JsonRecords.MAPPER.readTree(cursor);
        this.moment = Optional.of(this.cursor.path(CHANGED_AT).asText())
                .filter(last -> !last.isEmpty() && query.changedAt().isPresent())
                .map(last -> instant(last)
                        .minus(overlap)
                        .truncatedTo(ChronoUnit.MICROS)
                        .toString());
        if (query.changedAt().map(column -> !column.nullable()).orElse(false)) {
            phase = query.changedAt();
        }
    }

    @Override
    public boolean isMore() {
        return more;
    }

    Statement request() {
        return phase.map(changed -> query.withTime(changed, moment, key)).orElseGet(() -> query.withoutTime(key));
    }

    /** Takes the rows of an answer and moves on. */
    Page page(List<Map<String, Object>> rows) {
        var records = new ArrayList<RawRecord>();
        for (Map<String, Object> row : rows) {
            records.add(record(row));
        }
        if (!rows.isEmpty()) {
            Map<String, Object> last = rows.get(rows.size() - 1);
            key = Optional.of(String.valueOf(last.get(KeysetQuery.KEY)));
            if (phase.isPresent()) {
                moment = Optional.of(String.valueOf(last.get(KeysetQuery.CHANGED_AT)));
                moment.ifPresent(seen -> cursor.put(CHANGED_AT, seen));
            }
        }
        if (rows.size() < query.pageSize()) {
            more = phase.isEmpty() && query.changedAt().isPresent();
            phase = query.changedAt();
            key = Optional.empty();
        }
        return new Page(source, records, cursor.toString());
    }

    private RawRecord record(Map<String, Object> row) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        for (Column column : query.columns()) {
            body.set(column.name().name(), json(row.get(column.name().name())));
        }
        boolean deleted =
                deletedColumn.map(column -> isYes(body.path(column.name()))).orElse(false);
        try {
            return new RawRecord(
                    entity,
                    String.valueOf(row.get(KeysetQuery.KEY)),
                    deleted,
                    JsonRecords.MAPPER.writeValueAsBytes(body),
                    body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** Whether a soft-delete column says that its row is gone: true, a number but 0, a time, a text but no, n, false, f. */
    private static boolean isYes(JsonNode value) {
        if (value.isNull()) {
            return false;
        }
        return value.isNumber()
                ? value.decimalValue().signum() != 0
                : !NO.contains(value.asText().strip().toLowerCase(java.util.Locale.ROOT));
    }

    private static JsonNode json(@org.jspecify.annotations.Nullable Object value) {
        var nodes = JsonRecords.MAPPER.getNodeFactory();
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof Boolean truth) {
            return nodes.booleanNode(truth);
        }
        if (value instanceof Number number) {
            // The shortest text that names a floating number is what its table shows.
            return nodes.numberNode(new BigDecimal(number.toString()));
        }
        return nodes.textNode(value.toString());
    }

    private static Instant instant(String iso) {
        return iso.length() == "2026-10-31".length()
                ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(iso);
    }
}
