package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile;
import io.customerhub.profile.Profile.Chosen;
import io.customerhub.scoring.Rfm;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.KnownCustomer.Attempt;
import io.customerhub.warehouse.store.KnownCustomer.Documents;
import io.customerhub.warehouse.store.KnownCustomer.Holding;
import io.customerhub.warehouse.store.KnownCustomer.KnownRecord;
import io.customerhub.warehouse.store.KnownCustomer.Merged;
import io.customerhub.warehouse.store.KnownCustomer.RunMention;
import io.customerhub.warehouse.store.KnownCustomer.Waiting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** How customers came to be as they are, in a fixed number of queries however many are asked for. */
public final class Explanations {
    private static final String RECORDS = """
            select c.customer_id, c.source, c.entity, c.record_id, c.changed_at, c.facts, c.notes, c.evidence,
                   c.files_version, r.run_id, r.flow, r.reason, r.started_at,
                   l.run_id as landed_run, l.flow as landed_flow, l.reason as landed_reason, l.started_at as landed_at,
                   case when w.run_id is not null then coalesce(f.payload, w.payload) end as payload, f.by as corrected_by,
                   c.since, c.returned
            from hub.customer_records c
            join hub.runs r on r.run_id = c.run_id
            left join hub.raw_records w on w.tenant = c.tenant and w.source = c.source and w.entity = c.entity
                 and w.record_id = c.record_id and w.run_id <= c.run_id
                 and not exists (select from hub.quarantine q
                                 where q.tenant = c.tenant and q.source = c.source and q.entity = c.entity
                                       and q.record_id = c.record_id)
            left join hub.repairs f on f.tenant = w.tenant and f.source = w.source and f.entity = w.entity
                 and f.record_id = w.record_id and f.of_hash = w.content_hash
            left join hub.runs l on l.run_id = w.run_id
            where c.customer_id = any(:ids) order by c.arrival
            """;

    private static final String DOCUMENTS = """
            select customer_id, kind, currency, count(*), sum(total), max(transacted_on),
                   (array_agg(source order by transacted_on desc, record_id desc))[1],
                   (array_agg(entity order by transacted_on desc, record_id desc))[1],
                   (array_agg(record_id order by transacted_on desc, record_id desc))[1]
            from customer_360.transactions where customer_id = any(:ids)
            group by customer_id, kind, currency order by currency, kind
            """;

    private static final String SINKS = """
            select coalesce(k.customer_id, o.customer_id), coalesce(k.sink, o.sink), k.vendor_id, k.fields,
                   k.delivered_at, o.operation, o.fields, o.state, o.last_error, o.created_at,
                   coalesce(k.theirs, '{}') as theirs,
                   (select coalesce(jsonb_agg(to_jsonb(a) order by a.at desc), '[]')
                    from (select at, operation, outcome, request, words from hub.delivery_attempts a
                          where a.customer_id = coalesce(k.customer_id, o.customer_id)
                                and a.sink = coalesce(k.sink, o.sink) order by a.at desc limit 3) a) as attempts
            from (select * from hub.sink_records where customer_id = any(:ids)) k
            full join (select * from hub.outbox where customer_id = any(:ids)) o using (customer_id, sink)
            order by 2
            """;

    private final Jdbi jdbi;
    private final String tenant;

    Explanations(Jdbi jdbi, String tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    private record Of<T>(CustomerId customer, T value) {}

    /** Whom these records are about; those that are not there are left out. */
    public Map<SourceKey, CustomerId> owners(Collection<SourceKey> records) {
        Map<SourceKey, CustomerId> owners = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select c.source, c.entity, c.record_id, c.customer_id
                        from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        join hub.customer_records c on c.tenant = :tenant and c.source = k.source
                             and c.entity = k.entity and c.record_id = k.record_id
                        """)
                .bind("tenant", tenant)
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> owners.put(key(row, 1), new CustomerId(row.getObject(4, UUID.class))))
                .list());
        return owners;
    }

    /** What is known of these customers; one who is no more is left out. */
    public List<KnownCustomer> of(Collection<CustomerId> customers) {
        List<UUID> ids = Rows.ids(customers);
        return jdbi.withHandle(handle -> {
            Map<CustomerId, List<KnownRecord>> records = rows(handle, RECORDS, ids, Explanations::record);
            Map<CustomerId, List<Merged>> merged = rows(
                    handle,
                    "select into_id, customer_id, run_id, merged_at from hub.customer_redirects where into_id = any(:ids) order by merged_at, customer_id",
                    ids,
                    row -> new Merged(new CustomerId(row.getObject(2, UUID.class)), row.getLong(3), time(row, 4)));
            List<IdentityEvent> events = IdentityEvents.of(handle, ids);
            Map<CustomerId, List<CustomerScore>> scores = ScoreRows.of(handle, ids);
            Map<CustomerId, List<Documents>> documents = rows(handle, DOCUMENTS, ids, Explanations::documents);
            Map<CustomerId, List<Holding>> sinks = rows(handle, SINKS, ids, Explanations::holding);
            RowMapper<KnownCustomer> customer = (row, context) -> {
                var id = new CustomerId(row.getObject("customer_id", UUID.class));
                List<KnownRecord> own = records.getOrDefault(id, List.of());
                return new KnownCustomer(
                        profile(id, row, own),
                        row.getInt("files_version"),
                        rfm(row),
                        scores.getOrDefault(id, List.of()),
                        own,
                        merged.getOrDefault(id, List.of()),
                        events.stream()
                                .filter(event -> event.customers().contains(id.toString()))
                                .toList(),
                        documents.getOrDefault(id, List.of()),
                        sinks.getOrDefault(id, List.of()));
            };
            return handle.createQuery(
                            "select * from customer_360.customers where customer_id = any(:ids) order by customer_id")
                    .bindArray("ids", UUID.class, ids)
                    .map(customer)
                    .list();
        });
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The rows of a query by the customer in their first column. */
    private static <T> Map<CustomerId, List<T>> rows(Handle handle, String query, List<UUID> ids, Reading<T> reading) {
        Map<CustomerId, List<T>> rows = new HashMap<>();
        RowMapper<Of<T>> mapper =
                (row, context) -> new Of<>(new CustomerId(row.getObject(1, UUID.class)), reading.of(row));
        handle.createQuery(query)
                .bindArray("ids", UUID.class, ids)
                .map(mapper)
                .forEach(row -> rows.computeIfAbsent(row.customer(), id -> new ArrayList<>())
                        .add(row.value()));
        return rows;
    }

    private static KnownRecord record(ResultSet row) throws SQLException {
        SourceKey key = key(row, 2);
        byte @Nullable [] payload = row.getBytes("payload");
        return new KnownRecord(
                new CustomerRecord(key, time(row, 5), Rows.facts(row.getString(6)), Rows.times(row.getString("since"))),
                Rows.problems(row.getString(7)),
                row.getBoolean("returned"),
                List.of((String[]) row.getArray(8).getArray()),
                row.getInt(9),
                run(row, 10),
                payload == null ? Optional.empty() : Optional.of(run(row, 14)),
                Optional.ofNullable(payload).map(Rows::record),
                Optional.ofNullable(row.getString("corrected_by")));
    }

    private static Documents documents(ResultSet row) throws SQLException {
        return new Documents(
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getBigDecimal(5),
                row.getObject(6, LocalDate.class),
                key(row, 7));
    }

    private static Holding holding(ResultSet row) throws SQLException {
        Optional<Waiting> waiting = row.getString(6) == null
                ? Optional.empty()
                : Optional.of(new Waiting(
                        row.getString(6),
                        (ObjectNode) Rows.tree(row.getString(7)),
                        row.getString(8),
                        Optional.ofNullable(row.getString(9)),
                        time(row, 10)));
        return new Holding(
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(fields -> (ObjectNode) Rows.tree(fields)),
                Returns.times(Rows.tree(row.getString("theirs"))),
                Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant),
                attempts(Rows.tree(row.getString("attempts"))),
                waiting);
    }

    private static List<Attempt> attempts(JsonNode rows) {
        var attempts = new ArrayList<Attempt>();
        for (JsonNode row : rows) {
            attempts.add(new Attempt(
                    Rows.time(row.path("at")),
                    row.path("operation").asText(),
                    row.path("outcome").asText(),
                    Optional.ofNullable(row.path("request").textValue()),
                    Optional.ofNullable(row.path("words").textValue()).orElse("")));
        }
        return attempts;
    }

    private static Profile profile(CustomerId id, ResultSet row, List<KnownRecord> records) throws SQLException {
        JsonNode lineage = Rows.tree(row.getString("lineage"));
        var values = new EnumMap<CustomerField, Chosen>(CustomerField.class);
        for (CustomerField field : CustomerField.values()) {
            String value = row.getString(Profiles.column(field));
            if (value != null) {
                JsonNode from = lineage.path(field.word());
                values.put(
                        field,
                        new Chosen(
                                value,
                                new SourceKey(
                                        from.path("source").asText(),
                                        from.path("entity").asText(),
                                        from.path("record").asText()),
                                Instant.parse(from.path("changedAt").asText(Instant.EPOCH.toString())),
                                from.path("rule").asText()));
            }
        }
        List<SourceKey> keys =
                records.stream().map(record -> record.record().key()).sorted().toList();
        return new Profile(id, values, keys, row.getTimestamp("changed_at").toInstant());
    }

    private static Optional<Rfm> rfm(ResultSet row) throws SQLException {
        if (row.getString("segment") == null) {
            return Optional.empty();
        }
        return Optional.of(new Rfm(
                row.getObject("scored_as_of", LocalDate.class),
                row.getInt("recency_days"),
                row.getInt("frequency"),
                row.getBigDecimal("monetary"),
                row.getString("monetary_currency"),
                row.getInt("recency_grade"),
                row.getInt("frequency_grade"),
                row.getInt("monetary_grade"),
                row.getString("segment")));
    }

    private static RunMention run(ResultSet row, int column) throws SQLException {
        return new RunMention(
                row.getLong(column), row.getString(column + 1), row.getString(column + 2), time(row, column + 3));
    }

    private static SourceKey key(ResultSet row, int column) throws SQLException {
        return new SourceKey(row.getString(column), row.getString(column + 1), row.getString(column + 2));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
