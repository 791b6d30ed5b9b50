package io.customerhub.warehouse.store;

import io.customerhub.warehouse.store.CustomerView.Other;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** With whom a customer has to do, as a reader is shown them. */
final class CustomerRelationships {
    private static final int MOST = 10;

    private CustomerRelationships() {}

    private record Row(String kind, long count, Other other) {}

    /** How many there are of each kind that is there at all, and the first of them by name. */
    static List<Relationship> of(Handle handle, UUID customer) {
        return handle
                .createQuery("""
                        select kind, count, other_id, coalesce(name, organisation, ''), because
                        from (select r.kind, r.other_id, c.name, c.organisation, r.because,
                                     count(*) over (partition by r.kind) as count,
                                     row_number() over (partition by r.kind order by c.name, r.other_id) as place
                              from customer_360.relationships r
                              join customer_360.customers c on c.customer_id = r.other_id
                              where r.customer_id = :customer) r
                        where place <= :most order by kind, place
                        """)
                .bind("customer", customer)
                .bind("most", MOST)
                .map((row, context) -> new Row(
                        row.getString(1), row.getLong(2), new Other(row.getString(3), row.getString(4), List.of((String
                                        [])
                                row.getArray(5).getArray()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::kind, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(rows -> new Relationship(
                        rows.get(0).kind(),
                        rows.get(0).count(),
                        rows.stream().map(Row::other).toList()))
                .toList();
    }
}
