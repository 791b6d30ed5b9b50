package io.customerhub.connectors.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How one kind of database wants its SQL. */
sealed interface Dialect permits PostgreSql, SqlServer, MariaDb {
    /** The dialect of a JDBC address; nothing where the hub has no driver for it. */
    static Optional<Dialect> of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return Optional.of(new PostgreSql());
        }
        if (url.startsWith("jdbc:sqlserver:")) {
            return Optional.of(new SqlServer());
        }
        return url.startsWith("jdbc:mariadb:") ? Optional.of(new MariaDb()) : Optional.empty();
    }

    /** How the driver is kept from waiting for ever for a server that vanished. */
    Map<String, String> timeouts();

    /** What every new connection is told first; empty for nothing. */
    default String greeting() {
        return "";
    }

    /** How many values a statement may have, with some to spare. */
    int mostValues();

    String quote(Identifier name);

    default String quote(List<Identifier> path) {
        return path.stream().map(this::quote).collect(Collectors.joining("."));
    }

    /** Asks for the columns of a table or view: name, type, nullable (YES or NO), precision, scale. No row where there is none. */
    Statement columns(List<Identifier> table);

    /** A column as a text, a number or a truth value that JDBC gives exactly; times as ISO 8601 in UTC. */
    String read(Column column);

    /** Whether a column can say when a row changed. */
    boolean isMoment(Column column);

    /** A value's place, made what its column is. */
    String typed(Column column, String place);

    /** As {@link #typed}, for a comparison with the column. */
    default String compared(Column column, String place) {
        return typed(column, place);
    }

    /** A moment, ISO 8601 in UTC, as the database reads it. */
    String moment(Column column, String iso);

    /** A value of a customer's record as JDBC takes it. */
    default Object value(Column column, JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        String text = value.isContainerNode() ? value.toString() : value.asText();
        return isMoment(column) ? moment(column, text) : text;
    }

    /** The first rows only of a select. */
    String first(int rows, String select, String fromOn);

    /** Writes rows that are new and changes those whose key is there. */
    String upsert(List<Identifier> table, Identifier key, List<Identifier> columns, List<List<String>> rows);

    /** A list of names or places between parentheses. */
    static String list(List<String> parts) {
        return "(" + String.join(", ", parts) + ")";
    }

    static String rows(List<List<String>> rows) {
        return rows.stream().map(Dialect::list).collect(Collectors.joining(", "));
    }

    /** The declared columns but the key. */
    static List<Identifier> others(Identifier key, List<Identifier> columns) {
        return columns.stream().filter(column -> !column.equals(key)).toList();
    }
}
