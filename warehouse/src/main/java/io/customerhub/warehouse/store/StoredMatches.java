package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.match.Decision;
import io.customerhub.identity.match.Edge;
import io.customerhub.identity.match.KeyChanges.Keyed;
import io.customerhub.identity.match.MatchIndex;
import io.customerhub.identity.match.Matched;
import io.customerhub.identity.match.Member;
import io.customerhub.identity.text.TextHash;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.postgresql.PGConnection;

/** By which keys records are found and with which they are likely one, as the warehouse remembers it. */
final class StoredMatches implements MatchIndex {
    private static final String MEMBER = "c.arrival, c.source, c.entity, c.record_id, c.customer_id, c.facts";

    private final PageTransaction page;
    private final StoredDecisions decisions;
    /** Tenants share the table of keys, and no key. */
    private final long tenant;

    StoredMatches(PageTransaction page, StoredDecisions decisions) {
        this.page = page;
        this.decisions = decisions;
        this.tenant = TextHash.of(page.tenant());
    }

    /**
     * A record that comes.
     *
     * @param number the one it has, or the next; a record that comes first here does not keep it if the page is not committed
     * @param returned whether it is there because a sink wrote it
     */
    record Entrant(SourceKey key, long number, Optional<CustomerId> customer, boolean returned) {}

    /** These records with their numbers and whom they are about, in the same order. */
    List<Entrant> entrants(Collection<SourceKey> records) {
        Map<SourceKey, Entrant> known = known(records);
        Iterator<Long> next = next(records.size() - known.size()).iterator();
        var entrants = new ArrayList<Entrant>();
        for (SourceKey record : records) {
            Entrant entrant = known.get(record);
            entrants.add(entrant == null ? new Entrant(record, next.next(), Optional.empty(), false) : entrant);
        }
        return entrants;
    }

    /** Those of these records that are there. */
    Map<SourceKey, Entrant> known(Collection<SourceKey> records) {
        Map<SourceKey, Entrant> known = new HashMap<>();
        if (records.isEmpty()) {
            return known;
        }
        page.handle()
                .createQuery("""
                        select c.source, c.entity, c.record_id, c.arrival, c.customer_id, c.returned
                        from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        join hub.customer_records c on c.tenant = :tenant and c.source = k.source
                             and c.entity = k.entity and c.record_id = k.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> {
                    var key = new SourceKey(row.getString(1), row.getString(2), row.getString(3));
                    var customer = new CustomerId(row.getObject(5, UUID.class));
                    return known.put(key, new Entrant(key, row.getLong(4), Optional.of(customer), row.getBoolean(6)));
                })
                .list();
        return known;
    }

    private List<Long> next(int many) {
        return page.handle()
                .createQuery("select nextval('hub.customer_records_arrival_seq') from generate_series(1, :many)")
                .bind("many", many)
                .mapTo(Long.class)
                .list();
    }

    /** A record as it is compared. */
    static Described described(SourceKey key, Facts facts) {
        Map<String, String> fields = new HashMap<>();
        facts.values().forEach((field, value) -> fields.put(field.word(), value));
        return new Described(key.toString(), key.source() + "/" + key.entity(), fields);
    }

    @Override
    public void find(long[] keys, Found found) {
        page.handle()
                .createQuery("""
                        select k.key, m.record from unnest(:keys) as k (key)
                        cross join lateral (select record from hub.match_keys m where m.key = k.key offset 0) m
                        """)
                .bind("keys", longs(ours(keys)))
                .map((row, context) -> {
                    found.found(row.getLong(1) ^ tenant, row.getLong(2));
                    return true;
                })
                .list();
    }

    @Override
    public long[] refined(long[] keys) {
        return page
                .handle()
                .createQuery("""
                        select k.key from unnest(:keys) as k (key)
                        cross join lateral (select record from hub.match_keys m where m.key = k.key and m.record = :mark
                                            offset 0) m
                        """)
                .bind("keys", longs(ours(keys)))
                .bind("mark", REFINED)
                .mapTo(Long.class)
                .stream()
                .mapToLong(key -> key ^ tenant)
                .sorted()
                .toArray();
    }

    @Override
    public List<Member> members(Collection<Long> numbers) {
        return page.handle()
                .createQuery(
                        "select " + MEMBER + " from hub.customer_records c"
                                + " where c.tenant = :tenant and c.arrival = any(:numbers) and not c.returned order by c.arrival")
                .bind("tenant", page.tenant())
                .bind("numbers", longs(numbers))
                .map((row, context) -> member(row))
                .list();
    }

    @Override
    public List<Member> membersOf(Collection<SourceKey> records) {
        return page.handle()
                .createQuery("select " + MEMBER + """
                         from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        join hub.customer_records c on c.tenant = :tenant and c.source = k.source
                             and c.entity = k.entity and c.record_id = k.record_id and not c.returned
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> member(row))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        var key = new SourceKey(row.getString(2), row.getString(3), row.getString(4));
        return new Member(
                row.getLong(1),
                key,
                described(key, Rows.facts(row.getString(6))),
                Optional.of(new CustomerId(row.getObject(5, UUID.class))));
    }

    @Override
    public List<Decision> decisions(Collection<SourceKey> records) {
        return decisions.of(records);
    }

    @Override
    public Set<SourceKey> unsettled() {
        return decisions.unsettled();
    }

    @Override
    public List<Edge> edges(Collection<Long> numbers) {
        return page.handle()
                .createQuery("""
                        select distinct least(m.record, m.other), greatest(m.record, m.other), m.odds
                        from hub.match_edges m where m.record = any(:numbers)
                        """)
                .bind("numbers", longs(numbers))
                .map((row, context) -> new Edge(row.getLong(1), row.getLong(2), row.getFloat(3)))
                .list();
    }

    @Override
    public Set<Long> numbers(Set<CustomerId> customers) {
        return page.handle()
                .createQuery("""
                        select c.arrival from unnest(:ids) as k (id)
                        cross join lateral (select arrival from hub.customer_records r
                                            where r.customer_id = k.id and not r.returned offset 0) c
                        """)
                .bindArray("ids", UUID.class, Rows.ids(customers))
                .mapTo(Long.class)
                .collectIntoSet();
    }

    @Override
    public Set<CustomerId> taken(Set<CustomerId> ids) {
        return page.handle()
                .createQuery("select customer_id from customer_360.customers where customer_id = any(:ids)")
                .bindArray("ids", UUID.class, Rows.ids(ids))
                .mapTo(UUID.class)
                .map(CustomerId::new)
                .collectIntoSet();
    }

    /** Keeps how a page changed what is found by what, and is likely one with what. */
    void keep(Matched matched) {
        change("""
                delete from hub.match_keys m using unnest(:keys, :numbers) as k (key, number)
                where m.key = k.key and m.record = k.number
                """, matched.keys().removed());
        Keyed refined = matched.keys().refined();
        change("delete from hub.match_keys where key = any(:keys)", refined);
        String insert = """
                insert into hub.match_keys (key, record) select key, number
                from unnest(:keys, :numbers) as k (key, number) order by key on conflict do nothing
                """;
        change(insert, refined);
        change(insert, matched.keys().added());
        loosen(matched.loosened());
        add(matched.edges());
        new StoredQuestions(page).keep(matched.loosened(), matched.questions());
        decisions.settle();
    }

    private void loosen(Collection<Long> loosened) {
        for (String column : loosened.isEmpty() ? List.<String>of() : List.of("record", "other")) {
            page.handle()
                    .createUpdate("delete from hub.match_edges where " + column + " = any(:numbers)")
                    .bind("numbers", longs(loosened))
                    .execute();
        }
    }

    private void add(List<Edge> edges) {
        if (edges.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        insert into hub.match_edges (record, other, odds)
                        select * from unnest(:records, :others, :odds)
                        """)
                .bind("records", longs(both(edges, Edge::left, Edge::right)))
                .bind("others", longs(both(edges, Edge::right, Edge::left)))
                .bindArray(
                        "odds",
                        Float.class,
                        Stream.concat(edges.stream(), edges.stream())
                                .map(edge -> (float) edge.odds())
                                .toList())
                .execute();
    }

    private static List<Long> both(List<Edge> edges, Function<Edge, Long> one, Function<Edge, Long> other) {
        return Stream.concat(edges.stream().map(one), edges.stream().map(other)).toList();
    }

    private void change(String statement, Keyed keyed) {
        if (!keyed.isEmpty()) {
            page.handle()
                    .createUpdate(statement)
                    .bind("keys", longs(ours(keyed.keys())))
                    .bind("numbers", longs(keyed.numbers()))
                    .execute();
        }
    }

    private long[] ours(long[] keys) {
        return Arrays.stream(keys).map(key -> key ^ tenant).toArray();
    }

    static Argument longs(Collection<Long> numbers) {
        return longs(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** The driver sends an array of numbers in binary. */
    private static Argument longs(long[] numbers) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().unwrap(PGConnection.class).createArrayOf("int8", numbers));
    }
}
