package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import io.customerhub.model.CustomerField;
import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** All that a transaction knows of a tenant, read whole: for warehouses as small as those of tests. */
final class KnownRecords {
    private static final String TRANSACTIONS = """
            select t.source, t.entity, t.record_id, jsonb_build_object(
                       'record', t.record_id, 'kind', t.kind, 'customer', t.customer_record, 'number', t.number,
                       'date', t.transacted_on::text, 'currency', t.currency, 'total', t.total,
                       'belongsTo', coalesce(c.name, c.organisation),
                       'lines', (select coalesce(jsonb_agg(jsonb_build_object(
                                            'item', l.item, 'description', l.description, 'quantity', l.quantity,
                                            'unitPrice', l.unit_price, 'amount', l.amount) order by l.line), '[]')
                                 from customer_360.transaction_lines l where l.transaction_id = t.transaction_id))
            from customer_360.transactions t left join customer_360.customers c using (customer_id)
            where t.tenant = :tenant order by t.source, t.entity, t.record_id
            """;

    private static final String CUSTOMERS = """
            select jsonb_build_object(%s, 'records', c.records, 'relationships',
                       (select coalesce(jsonb_agg(distinct r.kind || ' ' || coalesce(o.name, o.organisation)), '[]')
                        from customer_360.relationships r join customer_360.customers o on o.customer_id = r.other_id
                        where r.customer_id = c.customer_id), 'score',
                       case when c.segment is not null then jsonb_build_object(
                           'segment', c.segment, 'recencyDays', c.recency_days, 'frequency', c.frequency,
                           'monetary', c.monetary, 'currency', c.monetary_currency, 'asOf', c.scored_as_of::text) end),
                   c.lineage,
                   (select coalesce(jsonb_agg(n order by n), '[]') from hub.customer_records r, jsonb_array_elements(r.notes) n
                    where r.customer_id = c.customer_id)
            from customer_360.customers c where c.tenant = :tenant order by c.name, c.customer_id
            """.formatted(Arrays.stream(CustomerField.values())
            .map(field -> "'" + field.word() + "', c." + Profiles.column(field))
            .collect(Collectors.joining(", ")));

    private final Handle handle;
    private final String tenant;

    KnownRecords(Handle handle, String tenant) {
        this.handle = handle;
        this.tenant = tenant;
    }

    Map<String, List<KnownRecord>> all() {
        Map<String, List<KnownRecord>> all = new LinkedHashMap<>();
        all.put(
                "customers",
                query(CUSTOMERS)
                        .map((row, context) -> new KnownRecord(
                                Optional.empty(),
                                object(row.getString(1)),
                                Rows.tree(row.getString(2)),
                                Rows.problems(row.getString(3))))
                        .list());
        all.put("transactions", belonging(TRANSACTIONS));
        for (PlainKind kind : PlainKind.values()) {
            all.put(KnownRecord.plural(kind), belonging(plain(kind)));
        }
        return all;
    }

    List<KnownRecord> quarantined(RunId run) {
        return query("""
                        select source, entity, record_id, problems from hub.quarantine
                        where tenant = :tenant and run_id = :run order by source, entity, record_id
                        """)
                .bind("run", run.value())
                .map((row, context) -> {
                    SourceKey key = key(row);
                    List<Problem> problems = Rows.problems(row.getString(4));
                    ObjectNode values = Json.MAPPER
                            .createObjectNode()
                            .put("record", key.id())
                            .put(
                                    "problem",
                                    problems.stream()
                                            .map(problem -> (problem.field() + " " + problem.message()).strip())
                                            .collect(Collectors.joining("; ")));
                    return new KnownRecord(Optional.of(key), values, Json.MAPPER.createObjectNode(), problems);
                })
                .list();
    }

    private static String plain(PlainKind kind) {
        var values = new ArrayList<String>();
        for (PlainField field : kind.fields()) {
            String column = "t." + PlainTable.column(field);
            values.add("'" + field.word() + "', "
                    + switch (field.type()) {
                        case DATE -> column + "::text";
                        case TIME -> "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
                        case TEXT, CHOICE, AMOUNT, SHARE, COUNT -> column;
                    });
        }
        String owner =
                kind.belongs() ? ", 'customer', t.customer_record, 'belongsTo', coalesce(c.name, c.organisation)" : "";
        String join = kind.belongs() ? " left join customer_360.customers c using (customer_id)" : "";
        return "select t.source, t.entity, t.record_id, jsonb_build_object('record', t.record_id, "
                + String.join(", ", values) + owner + ") from "
                + PlainTable.of(kind).name() + " t" + join
                + " where t.tenant = :tenant order by t.source, t.entity, t.record_id";
    }

    private List<KnownRecord> belonging(String sql) {
        return query(sql)
                .map((row, context) -> new KnownRecord(
                        Optional.of(key(row)), object(row.getString(4)), Json.MAPPER.createObjectNode(), List.of()))
                .list();
    }

    private static SourceKey key(ResultSet row) throws SQLException {
        return new SourceKey(row.getString(1), row.getString(2), row.getString(3));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Rows.tree(json);
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("tenant", tenant);
    }
}
