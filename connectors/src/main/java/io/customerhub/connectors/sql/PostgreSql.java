package io.customerhub.connectors.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL. */
record PostgreSql() implements Dialect {
    private static final Set<String> AS_THEY_ARE =
            Set.of("int2", "int4", "int8", "numeric", "bool", "text", "varchar", "bpchar", "float4", "float8");

    @Override
    public Map<String, String> timeouts() {
        return Map.of("connectTimeout", "10", "socketTimeout", "900", "tcpKeepAlive", "true");
    }

    @Override
    public int mostValues() {
        return 30_000;
    }

    @Override
    public String quote(Identifier name) {
        return '"' + name.name() + '"';
    }

    @Override
    public Statement columns(List<Identifier> table) {
        var values = new Statement.Values();
        return values.in("select a.attname as name, coalesce(b.typname, t.typname) as type,"
                + " case when a.attnotnull then 'NO' else 'YES' end as nullable, 0 as precision, 0 as scale"
                + " from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid"
                + " left join pg_catalog.pg_type b on b.oid = t.typbasetype"
                + " where a.attrelid = to_regclass(" + values.place(quote(table)) + ")"
                + " and a.attnum > 0 and not a.attisdropped order by a.attnum");
    }

    @Override
    public String read(Column column) {
        String name = quote(column.name());
        return switch (column.type()) {
            case "timestamptz" -> "to_char(" + name + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            case "timestamp" -> "to_char(" + name + ", 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            case "date" -> "to_char(" + name + ", 'YYYY-MM-DD')";
            case "bytea" -> "encode(" + name + ", 'base64')";
            case "money" -> "cast(" + name + " as numeric)";
            default -> AS_THEY_ARE.contains(column.type()) ? name : "cast(" + name + " as text)";
        };
    }

    @Override
    public boolean isMoment(Column column) {
        return Set.of("timestamptz", "timestamp", "date").contains(column.type());
    }

    @Override
    public String typed(Column column, String place) {
        return "cast(" + place + " as " + quote(new Identifier(column.type())) + ")";
    }

    @Override
    public String moment(Column column, String iso) {
        return iso;
    }

    @Override
    public String first(int rows, String select, String fromOn) {
        return "select " + select + fromOn + " limit " + rows;
    }

    @Override
    public String upsert(List<Identifier> table, Identifier key, List<Identifier> columns, List<List<String>> rows) {
        return "insert into " + quote(table) + " "
                + Dialect.list(columns.stream().map(this::quote).toList()) + " values " + Dialect.rows(rows)
                + " on conflict (" + quote(key) + ") do update set "
                + Dialect.others(key, columns).stream()
                        .map(this::quote)
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
    }
}
