package io.customerhub.connectors.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A batch on its way into a table. Each statement writes its rows all or none; where it is refused for one of them it is
 * halved, until the bad row stands alone and the others are written.
 */
public final class SqlWriting {
    private final SqlTable table;
    private final Identifier key;
    private final List<Identifier> columns;
    private final Deque<List<Delivery>> waiting = new ArrayDeque<>();
    private final List<Answer> answers = new ArrayList<>();

    /** Begins with deliveries that are all of one operation. */
    SqlWriting(SqlTable table, Identifier key, List<Delivery> deliveries, String doing) {
        this.table = table;
        this.key = key;
        this.columns = columns(key, deliveries);
        table.columns(columns, doing);
        int most = Math.max(1, table.dialect().mostValues() / columns.size());
        for (int from = 0; from < deliveries.size(); from += most) {
            waiting.add(deliveries.subList(from, Math.min(deliveries.size(), from + most)));
        }
    }

    private static List<Identifier> columns(Identifier key, List<Delivery> deliveries) {
        var columns = new LinkedHashSet<Identifier>(List.of(key));
        for (Delivery delivery : deliveries) {
            delivery.fields().properties().forEach(field -> columns.add(new Identifier(field.getKey())));
        }
        return List.copyOf(columns);
    }

    /** Whether another statement is due. */
    public boolean isMore() {
        return !waiting.isEmpty();
    }

    Statement request() {
        List<Delivery> next = waiting.element();
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

    /** The statement went through: all its rows are written. */
    void written() {
        for (Delivery delivery : waiting.remove()) {
            answers.add(Answer.written(delivery.externalId(), delivery.externalId()));
        }
    }

    /** The statement was refused for one of its rows. */
    void refused(String words) {
        List<Delivery> rows = waiting.remove();
        if (rows.size() == 1) {
            answers.add(Answer.refused(rows.get(0).externalId(), words));
            return;
        }
        int half = rows.size() / 2;
        waiting.addFirst(rows.subList(half, rows.size()));
        waiting.addFirst(rows.subList(0, half));
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }
}
