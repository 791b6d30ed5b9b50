package io.customerhub.warehouse.store;

import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import io.customerhub.warehouse.store.CustomerView.Related;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** A customer's interactions, opportunities and social profiles, as a reader is shown them. */
final class RelatedRecords {
    private static final int MOST = 5;
    private static final String RECORD = "record";

    private RelatedRecords() {}

    /** How many there are of each kind that is there at all, and the latest of them. */
    static List<Related> of(Handle handle, UUID customer) {
        return Stream.of(PlainKind.values())
                .filter(PlainKind::belongs)
                .flatMap(kind -> related(handle, kind, customer).stream())
                .toList();
    }

    private static List<Related> related(Handle handle, PlainKind kind, UUID customer) {
        PlainTable table = PlainTable.of(kind);
        String time = kind.fields().stream()
                .filter(field -> field.type() == PlainField.Type.TIME)
                .map(PlainTable::column)
                .findFirst()
                .orElse("changed_at");
        String columns = kind.fields().stream().map(RelatedRecords::text).collect(Collectors.joining(", "));
        var counts = new ArrayList<Long>();
        List<Map<String, String>> latest = handle.createQuery(
                        "select count(*) over () as all_of_them, source || '/' || entity || '/' || record_id as "
                                + RECORD
                                + ", " + columns + " from " + table.name() + " where customer_id = :customer order by "
                                + time + " desc, " + table.id() + " limit " + MOST)
                .bind("customer", customer)
                .map((row, context) -> {
                    counts.add(row.getLong("all_of_them"));
                    return values(kind, row);
                })
                .list();
        return counts.isEmpty() ? List.of() : List.of(new Related(kind.word(), counts.get(0), latest));
    }

    private static String text(PlainField field) {
        String column = PlainTable.column(field);
        return field.type() == PlainField.Type.TIME
                ? "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') as " + column
                : column + "::text";
    }

    private static Map<String, String> values(PlainKind kind, ResultSet row) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (PlainField field : kind.fields()) {
            String value = row.getString(PlainTable.column(field));
            if (value != null) {
                values.put(field.word(), value);
            }
        }
        values.put(RECORD, row.getString(RECORD));
        return values;
    }
}
