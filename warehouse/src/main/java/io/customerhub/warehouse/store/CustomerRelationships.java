package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.CustomerView.Other;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** With whom customers have to do, as a reader is shown them. */
final class CustomerRelationships {
    private static final int MOST = 10;

    private CustomerRelationships() {}

    private record Row(String customer, String kind, long count, Other other) {}

    /** For each of these customers: with how many they have to do in each way, and the first of them by name. */
    static Map<String, List<Relationship>> of(Handle handle, List<UUID> customers) {
        Map<String, Map<String, List<Row>>> rows = new HashMap<>();
        handle.createQuery("""
                        select customer_id, kind, count, other_id, coalesce(name, organisation, ''), because
                        from (select r.customer_id, r.kind, r.other_id, c.name, c.organisation, r.because,
                                     count(*) over (partition by r.customer_id, r.kind) as count,
                                     row_number() over (partition by r.customer_id, r.kind
                                                        order by c.name, r.other_id) as place
                              from customer_360.relationships r
                              join customer_360.customers c on c.customer_id = r.other_id
                              where r.customer_id = any(:customers)) r
                        where place <= :most order by kind, place
                        """)
                .bindArray("customers", UUID.class, customers)
                .bind("most", MOST)
                .map((row, context) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        new Other(row.getString(4), row.getString(5), List.of((String[])
                                row.getArray(6).getArray()))))
                .forEach(row -> rows.computeIfAbsent(row.customer(), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.kind(), kind -> new ArrayList<>())
                        .add(row));
        Map<String, List<Relationship>> related = new HashMap<>();
        rows.forEach((customer, kinds) -> related.put(
                customer,
                kinds.values().stream().map(CustomerRelationships::relationship).toList()));
        return related;
    }

    private static Relationship relationship(List<Row> ofKind) {
        Row first = ofKind.get(0);
        return new Relationship(
                first.kind(), first.count(), ofKind.stream().map(Row::other).toList());
    }
}
