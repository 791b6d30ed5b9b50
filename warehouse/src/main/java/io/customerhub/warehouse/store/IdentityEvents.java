package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.customerhub.identity.IdentityChange;
import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * What happened to customers, each event once, in the order in which it was committed. One page of a tenant resolves customers at a
 * time, and only then are events numbered: whoever reads one has seen all before it, or can.
 */
public final class IdentityEvents {
    private static final String EVENT = """
            select e.event_id, e.kind, e.customer_id, e.other_id, e.records, e.why, e.decisions, e.run_id, r.flow,
                   e.files_version, e.at
            from hub.identity_events e join hub.runs r using (run_id)
            """;

    private final Jdbi jdbi;
    private final String tenant;

    IdentityEvents(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    /**
     * The next events.
     *
     * @param id of the last that was read; 0 for none
     */
    public List<IdentityEvent> after(long id, int most) {
        return jdbi.withHandle(handle -> list(handle.createQuery(
                        EVENT + "where e.tenant = :tenant and e.event_id > :id order by e.event_id limit :most")
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("most", most)));
    }

    /** All that ever happened to who has or had this id, the first at the head. */
    public List<IdentityEvent> of(CustomerId customer) {
        return jdbi.withHandle(handle -> of(handle, List.of(customer.value())));
    }

    /** All that ever happened to any of these, as a transaction sees it. */
    static List<IdentityEvent> of(Handle handle, Collection<UUID> customers) {
        return list(handle.createQuery(EVENT + """
                        where e.event_id in (select event_id from hub.identity_events where customer_id = any(:ids)
                                             union select event_id from hub.identity_events where other_id = any(:ids))
                        order by e.event_id
                        """).bindArray("ids", UUID.class, customers));
    }

    /** What happened in a run, as a transaction sees it. */
    static List<IdentityEvent> of(Handle handle, RunId run) {
        return list(handle.createQuery(EVENT + "where e.run_id = :run order by e.event_id")
                .bind("run", run.value()));
    }

    private static List<IdentityEvent> list(Query query) {
        return query.map((row, context) -> event(row)).list();
    }

    private static IdentityEvent event(ResultSet row) throws SQLException {
        return new IdentityEvent(
                row.getLong(1),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                List.of((String[]) row.getArray(5).getArray()),
                Why.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                List.of((Long[]) row.getArray(7).getArray()),
                row.getLong(8),
                row.getString(9),
                row.getInt(10),
                row.getTimestamp(11).toInstant());
    }

    /** Keeps what a page does, in its order. */
    static void keep(PageTransaction page, List<IdentityChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        insert into hub.identity_events
                            (tenant, kind, customer_id, other_id, records, why, decisions, run_id, files_version, at)
                        select :tenant, kind, customer_id, nullif(other_id, '')::uuid,
                               array(select jsonb_array_elements_text(records::jsonb)), why,
                               array(select jsonb_array_elements_text(decisions::jsonb)::bigint), :run, :files, :now
                        from unnest(:kinds, :customers, :others, :records, :whys, :decisions) with ordinality
                             as c (kind, customer_id, other_id, records, why, decisions, place)
                        order by place
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bind("files", page.filesVersion())
                .bind("now", page.now())
                .bind("kinds", texts(changes, change -> change.kind().word()))
                .bindArray(
                        "customers",
                        UUID.class,
                        Rows.ids(changes.stream().map(IdentityChange::customer).toList()))
                .bind(
                        "others",
                        texts(
                                changes,
                                change ->
                                        change.other().map(CustomerId::toString).orElse("")))
                .bind("records", texts(changes, IdentityEvents::records))
                .bind("whys", texts(changes, change -> change.why().word()))
                .bind("decisions", texts(changes, IdentityEvents::decisions))
                .execute();
    }

    private static String records(IdentityChange change) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        change.records().forEach(record -> json.add(record.toString()));
        return json.toString();
    }

    private static String decisions(IdentityChange change) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        change.decisions().forEach(json::add);
        return json.toString();
    }
}
