package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.CustomerView.Former;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import io.customerhub.warehouse.store.CustomerView.Source;
import io.customerhub.warehouse.store.CustomerView.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds customers and explains their values. */
public final class CustomerQueries {
    private static final List<String> SCORES =
            List.of("segment", "recency_days", "frequency", "monetary", "monetary_currency", "scored_as_of");

    private final Jdbi jdbi;
    private final String tenant;

    CustomerQueries(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    /** Customers by id (one merged away leads to the one they are), e-mail, phone, tax id, source record id, or part of the name. */
    public List<CustomerView> find(String query, int most) {
        return jdbi.withHandle(handle -> {
            List<CustomerView> found = found(handle, query, most);
            Map<String, List<Relationship>> related = CustomerRelationships.of(
                    handle,
                    found.stream()
                            .map(view -> UUID.fromString(view.customerId()))
                            .toList());
            return found.stream()
                    .map(view -> view.with(related.getOrDefault(view.customerId(), List.of())))
                    .toList();
        });
    }

    private List<CustomerView> found(Handle handle, String query, int most) {
        return handle.createQuery("""
                        select c.*
                        from customer_360.customers c
                        where c.tenant = :tenant and (
                              c.customer_id::text = :query
                              or c.customer_id = (select into_id from hub.customer_redirects r
                                                  where r.customer_id::text = :query)
                              or c.email = lower(:query) or c.phone = :query or c.tax_id = :query
                              or c.name ilike '%' || :query || '%' or c.organisation ilike '%' || :query || '%'
                              or c.customer_id in (select customer_id from hub.customer_records
                                                   where tenant = :tenant and record_id = :query))
                        order by c.name nulls last, c.customer_id limit :most
                        """)
                .bind("tenant", tenant)
                .bind("query", query)
                .bind("most", most)
                .map((row, context) -> view(handle, row, query))
                .list();
    }

    private CustomerView view(Handle handle, ResultSet row, String query) throws SQLException {
        UUID customer = row.getObject("customer_id", UUID.class);
        JsonNode lineage = Rows.tree(row.getString("lineage"));
        var values = new ArrayList<Value>();
        for (CustomerField field : CustomerField.values()) {
            String value = row.getString(Profiles.column(field));
            if (value != null) {
                JsonNode from = lineage.path(field.word());
                values.add(new Value(
                        field.word(),
                        value,
                        from.path("source").asText() + "/" + from.path("entity").asText() + "/"
                                + from.path("record").asText(),
                        from.path("changedAt").asText(),
                        from.path("rule").asText()));
            }
        }
        Map<String, String> score = new LinkedHashMap<>();
        for (String column : SCORES) {
            String value = row.getString(column);
            if (value != null) {
                score.put(column, value);
            }
        }
        return new CustomerView(
                customer.toString(),
                values,
                score,
                ScoreRows.of(handle, List.of(customer)).getOrDefault(new CustomerId(customer), List.of()),
                records(handle, customer),
                RelatedRecords.of(handle, customer),
                List.of(),
                sinks(handle, customer),
                former(handle, customer, query),
                IdentityEvents.of(handle, List.of(customer)));
    }

    private static Optional<Former> former(Handle handle, UUID customer, String query) {
        return handle.createQuery("""
                        select customer_id, run_id, merged_at from hub.customer_redirects
                        where into_id = :customer and customer_id::text = :query
                        """)
                .bind("customer", customer)
                .bind("query", query)
                .map((row, context) -> new Former(
                        row.getString(1), row.getLong(2), row.getTimestamp(3).toInstant()))
                .findOne();
    }

    private static List<Source> records(Handle handle, UUID customer) {
        return handle.createQuery("""
                        select source || '/' || entity || '/' || record_id, evidence,
                               array(select n ->> 'field' || ' ' || (n ->> 'message')
                                     from jsonb_array_elements(notes) n)
                        from hub.customer_records where customer_id = :customer
                        order by source, entity, record_id
                        """)
                .bind("customer", customer)
                .map((row, context) -> new Source(
                        row.getString(1), List.of((String[]) row.getArray(2).getArray()), List.of((String[])
                                row.getArray(3).getArray())))
                .list();
    }

    private static List<String> sinks(Handle handle, UUID customer) {
        return handle.createQuery("""
                        select sink || ' ' || vendor_id || ' since ' || to_char(delivered_at at time zone 'UTC',
                               'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        from hub.sink_records where customer_id = :customer order by sink
                        """)
                .bind("customer", customer)
                .mapTo(String.class)
                .list();
    }
}
