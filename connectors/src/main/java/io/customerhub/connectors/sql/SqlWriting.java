package io.customerhub.connectors.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that write a batch into a table, each its rows all or none. */
final class SqlWriting {
    private final SqlTable table;
    private final Identifier key;
    private final List<Identifier> columns;

    /** Begins with deliveries that are all of one operation. */
    SqlWriting(SqlTable table, Identifier key, List<Delivery> deliveries, String doing) {
        this.table = table;
        this.key = key;
        this.columns = columns(key, deliveries);
        table.columns(columns, doing);
    }

    /** How many rows one statement may have. */
    int most() {
        return Math.max(1, table.dialect().mostValues() / columns.size());
    }

    private static List<Identifier> columns(Identifier key, List<Delivery> deliveries) {
        var columns = new LinkedHashSet<Identifier>(List.of(key));
        for (Delivery delivery : deliveries) {
            delivery.fields().properties().forEach(field -> columns.add(new Identifier(field.getKey())));
        }
        return List.copyOf(columns);
    }

    /** The statement that writes some of them. */
    Statement statement(List<Delivery> next) {
        var values = new Statement.Values();
        if (next.get(0).operation() == Operation.RETIRE) {
            Column column = table.columns(List.of(key), "").get(0);
            return values.in("delete from " + table.dialect().quote(table.name()) + " where "
                    + table.dialect().quote(key) + " in "
                    + Dialect.list(next.stream()
                            .map(delivery -> table.dialect().compared(column, values.place(delivery.externalId())))
                            .toList()));
        }
        List<Column> found = table.columns(columns, "");
        List<List<String>> rows = next.stream()
                .map(delivery -> found.stream()
                        .map(column -> place(values, column, value(delivery, column)))
                        .toList())
                .collect(Collectors.toList());
        return values.in(table.dialect().upsert(table.name(), key, columns, rows));
    }

    private JsonNode value(Delivery delivery, Column column) {
        return column.name().equals(key)
                ? delivery.fields().textNode(delivery.externalId())
                : delivery.fields().path(column.name().name());
    }

    private String place(Statement.Values values, Column column, JsonNode value) {
        Dialect dialect = table.dialect();
        boolean nothing = value.isNull() || value instanceof MissingNode;
        return dialect.typed(column, nothing ? "null" : values.place(dialect.value(column, value)));
    }
}
