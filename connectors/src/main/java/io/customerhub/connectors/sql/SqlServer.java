package io.customerhub.connectors.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Microsoft SQL Server. */
record SqlServer() implements Dialect {
    private static final Set<String> WITHOUT_ZONE = Set.of("datetime2", "datetime", "smalldatetime");
    private static final Set<String> CHARACTERS = Set.of("char", "varchar", "text");
    private static final Set<String> WIDE_CHARACTERS = Set.of("nchar", "nvarchar", "ntext");

    @Override
    public Map<String, String> timeouts() {
        return Map.of("loginTimeout", "10", "socketTimeout", "900000");
    }

    @Override
    public int mostValues() {
        return 2_000;
    }

    @Override
    public String quote(Identifier name) {
        return "[" + name.name() + "]";
    }

    @Override
    public Statement columns(List<Identifier> table) {
        var values = new Statement.Values();
        String schema = table.size() == 2 ? values.place(table.get(0).name()) : "schema_name()";
        return values.in("select column_name as name, data_type as type, is_nullable as nullable,"
                + " coalesce(numeric_precision, 0) as precision, coalesce(numeric_scale, 0) as scale"
                + " from information_schema.columns where table_schema = " + schema + " and table_name = "
                + values.place(table.get(table.size() - 1).name()) + " order by ordinal_position");
    }

    @Override
    public String read(Column column) {
        String name = quote(column.name());
        if (WITHOUT_ZONE.contains(column.type())) {
            return "convert(varchar(33), " + name + ", 126) + 'Z'";
        }
        return switch (column.type()) {
            case "datetimeoffset" -> "convert(varchar(33), switchoffset(" + name + ", '+00:00'), 127)";
            case "date" -> "convert(varchar(10), " + name + ", 23)";
            case "time" -> "cast(" + name + " as varchar(16))";
            case "xml", "sql_variant", "hierarchyid" -> "cast(" + name + " as nvarchar(max))";
            default -> name;
        };
    }

    @Override
    public boolean isMoment(Column column) {
        return WITHOUT_ZONE.contains(column.type())
                || Set.of("datetimeoffset", "date").contains(column.type());
    }

    @Override
    public String typed(Column column, String place) {
        return "cast(" + place + " as " + type(column) + ")";
    }

    /** A key is compared as a text of a size, which an index can serve. */
    @Override
    public String compared(Column column, String place) {
        return typed(column, place).replace("nvarchar(max)", "nvarchar(4000)").replace("(max)", "(8000)");
    }

    /** A type with its size: SQL Server cuts a text at 30 characters and a decimal at its point where none is given. */
    private static String type(Column column) {
        if (CHARACTERS.contains(column.type())) {
            return "varchar(max)";
        }
        if (WIDE_CHARACTERS.contains(column.type())) {
            return "nvarchar(max)";
        }
        return switch (column.type()) {
            case "decimal", "numeric" -> "decimal(" + column.precision() + ", " + column.scale() + ")";
            case "datetime2", "datetimeoffset", "time" -> column.type() + "(7)";
            case "binary", "varbinary" -> "varbinary(max)";
            default -> column.type();
        };
    }

    @Override
    public String moment(Column column, String iso) {
        return column.type().equals("datetimeoffset") ? iso : iso.replaceFirst("Z$", "");
    }

    @Override
    public String first(int rows, String select, String fromOn) {
        return "select top (" + rows + ") " + select + fromOn;
    }

    @Override
    public String upsert(List<Identifier> table, Identifier key, List<Identifier> columns, List<List<String>> rows) {
        List<String> names = columns.stream().map(this::quote).toList();
        return "merge into " + quote(table) + " with (holdlock) as target using (values " + Dialect.rows(rows)
                + ") as source " + Dialect.list(names)
                + " on target." + quote(key) + " = source." + quote(key)
                + " when matched then update set "
                + Dialect.others(key, columns).stream()
                        .map(this::quote)
                        .map(column -> column + " = source." + column)
                        .collect(Collectors.joining(", "))
                + " when not matched then insert " + Dialect.list(names) + " values "
                + Dialect.list(names.stream().map(name -> "source." + name).toList()) + ";";
    }
}
