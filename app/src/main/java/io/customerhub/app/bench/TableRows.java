package io.customerhub.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table's rows in memory, column by column, and the two ways to write them into a table of the same shape. */
final class TableRows {
    private static final int FETCH = 10_000;

    /** A column and its PostgreSQL type. */
    private record Column(String name, String type, boolean key) {}

    private final String name;
    private final List<Column> columns;
    private final List<List<@Nullable String>> values;

    private TableRows(String name, List<Column> columns, List<List<@Nullable String>> values) {
        this.name = name;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Reads all rows of a table of {@code customer_360}, and makes an empty one of its shape in the schema {@code bench}.
     *
     * @param from what stands after {@code from}; the table goes by the name {@code t}
     */
    static TableRows read(Connection connection, String name, String from) throws SQLException {
        List<Column> columns = columns(connection, name);
        List<List<@Nullable String>> values = new ArrayList<>();
        columns.forEach(column -> values.add(new ArrayList<>()));
        // Values repeat from row to row: each is held once.
        Map<String, String> once = new HashMap<>();
        String select = columns.stream().map(c -> "t." + c.name() + "::text").collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table bench." + name + " (like customer_360." + name + " including all)");
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery("select " + select + " from " + from)) {
                while (rows.next()) {
                    for (int i = 0; i < values.size(); i++) {
                        @Nullable String value = rows.getString(i + 1);
                        values.get(i).add(value == null ? null : once.computeIfAbsent(value, same -> same));
                    }
                }
            }
        }
        connection.commit();
        return new TableRows(name, columns, values);
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.attname, t.typname, a.attnum = any(i.indkey)
                from pg_attribute a
                join pg_type t on t.oid = a.atttypid
                join pg_index i on i.indrelid = a.attrelid and i.indisprimary
                where a.attrelid = ('customer_360.' || ?)::regclass and a.attnum > 0 and not a.attisdropped
                order by a.attnum
                """)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return columns;
    }

    int size() {
        return values.get(0).size();
    }

    /** A column of whole numbers. */
    List<Integer> numbers(String column) {
        int index = columns.stream().map(Column::name).toList().indexOf(column);
        return values.get(index).stream().map(Integer::valueOf).toList();
    }

    void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("truncate bench." + name);
        }
    }

    /** The statement that writes a page of rows at once: what there is in PostgreSQL that is faster cannot update. */
    PreparedStatement pageStatement(Connection connection) throws SQLException {
        String keys = columns.stream().filter(Column::key).map(Column::name).collect(Collectors.joining(", "));
        String changes = columns.stream()
                .filter(column -> !column.key())
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", "));
        String arrays = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        return connection.prepareStatement("insert into bench." + name + " (" + names() + ") select * from unnest("
                + arrays + ") on conflict (" + keys + ") do update set " + changes);
    }

    void writePage(PreparedStatement statement, int from, int to) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            // The driver sends an array of strings in binary, which is faster than the text of an array of objects.
            @Nullable String[] page = values.get(i).subList(from, to).toArray(String[]::new);
            statement.setArray(
                    i + 1,
                    statement.getConnection().createArrayOf(columns.get(i).type(), page));
        }
        statement.executeUpdate();
    }

    PreparedStatement rowStatement(Connection connection) throws SQLException {
        String cells = columns.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
        return connection.prepareStatement("insert into bench." + name + " (" + names() + ") values (" + cells + ")");
    }

    void writeRow(PreparedStatement statement, int row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setString(i + 1, values.get(i).get(row));
        }
        statement.executeUpdate();
    }

    private String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
