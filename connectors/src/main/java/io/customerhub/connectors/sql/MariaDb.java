package io.customerhub.connectors.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** MariaDB. */
record MariaDb() implements Dialect {
    private static final Set<String> BINARY =
            Set.of("blob", "tinyblob", "mediumblob", "longblob", "binary", "varbinary");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    @Override
    public Map<String, String> timeouts() {
        return Map.of("connectTimeout", "10000", "socketTimeout", "900000");
    }

    /** Whatever the server's own time zone is, we read and write UTC; what is too long is an error and not cut. */
    @Override
    public String greeting() {
        return "set time_zone = '+00:00', sql_mode = concat(@@sql_mode, ',STRICT_TRANS_TABLES')";
    }

    @Override
    public int mostValues() {
        return 30_000;
    }

    @Override
    public String quote(Identifier name) {
        return "`" + name.name() + "`";
    }

    @Override
    public Statement columns(List<Identifier> table) {
        var values = new Statement.Values();
        String schema = table.size() == 2 ? values.place(table.get(0).name()) : "database()";
        return values.in("select column_name as name, data_type as type, is_nullable as nullable,"
                + " coalesce(numeric_precision, 0) as `precision`, coalesce(numeric_scale, 0) as scale"
                + " from information_schema.columns where table_schema = " + schema + " and table_name = "
                + values.place(table.get(table.size() - 1).name()) + " order by ordinal_position");
    }

    @Override
    public String read(Column column) {
        String name = quote(column.name());
        if (BINARY.contains(column.type())) {
            return "to_base64(" + name + ")";
        }
        return switch (column.type()) {
            case "datetime", "timestamp" -> "date_format(" + name + ", '%Y-%m-%dT%H:%i:%s.%fZ')";
            case "date" -> "date_format(" + name + ", '%Y-%m-%d')";
            case "time" -> "cast(" + name + " as char)";
            case "year", "bit" -> "cast(" + name + " as unsigned)";
            default -> name;
        };
    }

    @Override
    public boolean isMoment(Column column) {
        return Set.of("datetime", "timestamp", "date").contains(column.type());
    }

    /** MariaDB makes a text what its column is by itself; compared with a number, it would make both floating. */
    @Override
    public String typed(Column column, String place) {
        if (INTEGERS.contains(column.type())) {
            return "cast(" + place + " as decimal(20))";
        }
        return switch (column.type()) {
            case "decimal" -> "cast(" + place + " as decimal(" + column.precision() + ", " + column.scale() + "))";
            case "datetime", "timestamp" -> "cast(" + place + " as datetime(6))";
            case "date" -> "cast(" + place + " as date)";
            default -> place;
        };
    }

    @Override
    public String moment(Column column, String iso) {
        return iso.replace('T', ' ').replaceFirst("Z$", "");
    }

    @Override
    public String first(int rows, String select, String fromOn) {
        return "select " + select + fromOn + " limit " + rows;
    }

    @Override
    public String upsert(List<Identifier> table, Identifier key, List<Identifier> columns, List<List<String>> rows) {
        return "insert into " + quote(table) + " "
                + Dialect.list(columns.stream().map(this::quote).toList()) + " values " + Dialect.rows(rows)
                + " on duplicate key update "
                + Dialect.others(key, columns).stream()
                        .map(this::quote)
                        .map(column -> column + " = values(" + column + ")")
                        .collect(Collectors.joining(", "));
    }
}
