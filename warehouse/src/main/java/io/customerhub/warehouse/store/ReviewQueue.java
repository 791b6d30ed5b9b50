package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.identity.match.Contradictions;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.ReviewGroup.Customer;
import io.customerhub.warehouse.store.ReviewGroup.Held;
import io.customerhub.warehouse.store.ReviewList.Entry;
import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.ReviewPair.Side;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The pairs that people are asked about, in groups: those whose answer is least certain and matters most first. */
public final class ReviewQueue {
    /** What people said of the pair itself is asked no more. */
    private static final String PAIRS = """
            select m.review_id, m.odds, m.uncertain, m.sampled, m.asked_at,
                   a.source as source_a, a.entity as entity_a, a.record_id as id_a, a.customer_id as customer_a,
                   coalesce(ca.monetary, 0) as spend_a,
                   b.source as source_b, b.entity as entity_b, b.record_id as id_b, b.customer_id as customer_b,
                   coalesce(cb.monetary, 0) as spend_b%s
            from hub.match_reviews m
            join hub.customer_records a on a.arrival = m.record and not a.returned
            join hub.customer_records b on b.arrival = m.other and not b.returned
            join customer_360.customers ca on ca.customer_id = a.customer_id
            join customer_360.customers cb on cb.customer_id = b.customer_id
            where a.tenant = :tenant
              and not exists (
                select from hub.match_decisions d
                where d.tenant = :tenant and d.taken_back_at is null
                      and d.record_id = a.record_id and d.entity = a.entity and d.source = a.source
                      and d.other_id = b.record_id and d.other_entity = b.entity and d.other_source = b.source)
              and not exists (
                select from hub.match_decisions d
                where d.tenant = :tenant and d.taken_back_at is null
                      and d.record_id = b.record_id and d.entity = b.entity and d.source = b.source
                      and d.other_id = a.record_id and d.other_entity = a.entity and d.other_source = a.source)
            """;

    private static final String WAITING = PAIRS.formatted("");
    private static final String WHOLE =
            PAIRS.formatted(", a.facts as facts_a, ca.name as name_a, b.facts as facts_b, cb.name as name_b");

    private final Jdbi jdbi;
    private final String tenant;
    private final MatchDecisions decisions;

    ReviewQueue(Jdbi jdbi, String tenant, MatchDecisions decisions) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.decisions = decisions;
    }

    /**
     * What people are asked.
     *
     * @param most how many groups
     * @param drawn how many of the pairs that were drawn at random
     */
    public ReviewList list(int most, int drawn) {
        return jdbi.inTransaction(handle -> {
            List<WaitingPair> waiting = waiting(handle);
            List<WaitingGroup> groups = uncertain(WaitingGroup.of(waiting));
            List<WaitingGroup> first = groups.stream().limit(most).toList();
            List<Long> sample = waiting.stream()
                    .filter(WaitingPair::sampled)
                    .map(WaitingPair::id)
                    .sorted()
                    .limit(drawn)
                    .toList();
            Map<Long, ReviewPair> pairs = pairs(
                    handle,
                    Stream.concat(first.stream().map(group -> group.best().id()), sample.stream())
                            .toList());
            return new ReviewList(
                    count(waiting, groups),
                    first.stream()
                            .map(group -> entry(
                                    group, requireNonNull(pairs.get(group.best().id()))))
                            .toList(),
                    sample.stream().map(pairs::get).filter(Objects::nonNull).toList());
        });
    }

    private static List<WaitingGroup> uncertain(List<WaitingGroup> groups) {
        return groups.stream().filter(WaitingGroup::uncertain).toList();
    }

    private static Entry entry(WaitingGroup group, ReviewPair first) {
        Map<CustomerId, BigDecimal> customers = group.customers();
        return new Entry(
                first,
                group.ids(),
                List.copyOf(customers.keySet()),
                customers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** How much waits. */
    public Waiting waiting() {
        return jdbi.inTransaction(handle -> {
            List<WaitingPair> waiting = waiting(handle);
            return count(waiting, uncertain(WaitingGroup.of(waiting)));
        });
    }

    private static Waiting count(List<WaitingPair> waiting, List<WaitingGroup> groups) {
        List<Instant> uncertain = waiting.stream()
                .filter(WaitingPair::uncertain)
                .map(WaitingPair::askedAt)
                .toList();
        List<Instant> sampled = waiting.stream()
                .filter(WaitingPair::sampled)
                .map(WaitingPair::askedAt)
                .toList();
        return new Waiting(
                uncertain.size(),
                sampled.size(),
                groups.size(),
                uncertain.stream().min(Comparator.naturalOrder()),
                sampled.stream().min(Comparator.naturalOrder()));
    }

    /** All that waits: where others say together what a pair is, there is nothing to ask. */
    private List<WaitingPair> waiting(Handle handle) {
        Contradictions said = decisions.contradictions(handle);
        return handle.createQuery(WAITING).bind("tenant", tenant).map((row, context) -> waiting(row)).stream()
                .filter(pair -> !said.isSaid(pair.one().record(), pair.two().record()))
                .toList();
    }

    /** The group of a pair that waits, by the pair's number. A pair of which others say together what it is stands alone. */
    public Optional<ReviewGroup> group(long id) {
        return jdbi.inTransaction(handle -> {
            List<Long> ids = WaitingGroup.of(waiting(handle)).stream()
                    .map(WaitingGroup::ids)
                    .filter(group -> group.contains(id))
                    .findFirst()
                    .orElse(List.of(id));
            Map<Long, ReviewPair> found = pairs(handle, ids);
            List<ReviewPair> pairs =
                    ids.stream().map(found::get).filter(Objects::nonNull).toList();
            return pairs.isEmpty() ? Optional.empty() : Optional.of(new ReviewGroup(customers(handle, pairs), pairs));
        });
    }

    private static List<Customer> customers(Handle handle, List<ReviewPair> pairs) {
        Map<CustomerId, Side> sides = new LinkedHashMap<>();
        pairs.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.two()))
                .forEach(side -> sides.putIfAbsent(side.customer(), side));
        Map<CustomerId, List<Held>> records = new HashMap<>();
        handle.createQuery("""
                        select customer_id, source, entity, record_id, facts from hub.customer_records
                        where customer_id = any(:ids) and not returned order by arrival
                        """)
                .bindArray("ids", UUID.class, Rows.ids(sides.keySet()))
                .map((row, context) -> records.computeIfAbsent(
                                new CustomerId(row.getObject(1, UUID.class)), customer -> new ArrayList<>())
                        .add(new Held(
                                new SourceKey(row.getString(2), row.getString(3), row.getString(4)),
                                Rows.facts(row.getString(5)))))
                .list();
        return sides.values().stream()
                .map(side -> new Customer(
                        side.customer(), side.name(), side.spend(), records.getOrDefault(side.customer(), List.of())))
                .toList();
    }

    private Map<Long, ReviewPair> pairs(Handle handle, Collection<Long> ids) {
        Map<Long, ReviewPair> pairs = new HashMap<>();
        handle.createQuery(WHOLE + " and m.review_id = any(:ids)")
                .bind("tenant", tenant)
                .bind("ids", StoredMatches.longs(ids))
                .map((row, context) -> pair(row))
                .forEach(pair -> pairs.put(pair.id(), pair));
        return pairs;
    }

    /** A pair by its number, if it still waits. */
    public Optional<ReviewPair> pair(long id) {
        return jdbi.withHandle(
                handle -> Optional.ofNullable(pairs(handle, List.of(id)).get(id)));
    }

    /** The pair that waits of two records, if one does. */
    public Optional<ReviewPair> pair(SourceKey one, SourceKey two) {
        return jdbi.withHandle(handle -> of(handle, one, two).or(() -> of(handle, two, one)));
    }

    private Optional<ReviewPair> of(Handle handle, SourceKey one, SourceKey two) {
        return handle.createQuery(WHOLE + """
                         and a.source = :sourceA and a.entity = :entityA and a.record_id = :idA
                              and b.source = :sourceB and b.entity = :entityB and b.record_id = :idB
                        """)
                .bind("tenant", tenant)
                .bind("sourceA", one.source())
                .bind("entityA", one.entity())
                .bind("idA", one.id())
                .bind("sourceB", two.source())
                .bind("entityB", two.entity())
                .bind("idB", two.id())
                .map((row, context) -> pair(row))
                .findOne();
    }

    private static WaitingPair waiting(ResultSet row) throws SQLException {
        return new WaitingPair(
                row.getLong("review_id"),
                waiting(row, "_a"),
                waiting(row, "_b"),
                MatchModel.confidence(row.getFloat("odds")),
                row.getBoolean("uncertain"),
                row.getBoolean("sampled"),
                row.getTimestamp("asked_at").toInstant());
    }

    private static WaitingPair.Side waiting(ResultSet row, String of) throws SQLException {
        return new WaitingPair.Side(key(row, of), customer(row, of), row.getBigDecimal("spend" + of));
    }

    private static ReviewPair pair(ResultSet row) throws SQLException {
        return new ReviewPair(
                row.getLong("review_id"),
                side(row, "_a"),
                side(row, "_b"),
                row.getFloat("odds"),
                MatchModel.confidence(row.getFloat("odds")),
                row.getBoolean("sampled"),
                row.getTimestamp("asked_at").toInstant());
    }

    private static Side side(ResultSet row, String of) throws SQLException {
        String name = row.getString("name" + of);
        return new Side(
                key(row, of),
                customer(row, of),
                name == null ? "" : name,
                row.getBigDecimal("spend" + of),
                Rows.facts(row.getString("facts" + of)));
    }

    private static SourceKey key(ResultSet row, String of) throws SQLException {
        return new SourceKey(row.getString("source" + of), row.getString("entity" + of), row.getString("id" + of));
    }

    private static CustomerId customer(ResultSet row, String of) throws SQLException {
        return new CustomerId(row.getObject("customer" + of, UUID.class));
    }
}
