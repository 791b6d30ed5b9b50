package io.customerhub.warehouse.store;

import io.customerhub.identity.match.Contradictions;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.ReviewPair.Side;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The pairs that people are asked about: those whose answer is least certain and matters most first. */
public final class ReviewQueue {
    private static final int FETCHED = 200;

    /** What people said of the pair itself is asked no more. */
    private static final String OPEN = """
            from hub.match_reviews m
            join hub.customer_records a on a.arrival = m.record and not a.returned
            join hub.customer_records b on b.arrival = m.other and not b.returned
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

    private static final String PAIRS = """
            with pairs as (
                select m.review_id, m.odds, m.uncertain, m.sampled, 1 / (1 + power(2, -m.odds::float8)) as confidence,
                       a.source as source_a, a.entity as entity_a, a.record_id as id_a, a.customer_id as customer_a,
                       a.facts as facts_a,
                       b.source as source_b, b.entity as entity_b, b.record_id as id_b, b.customer_id as customer_b,
                       b.facts as facts_b
                %s),
            asked as (
                select p.*, ca.name as name_a, cb.name as name_b,
                       coalesce(ca.monetary, 0)
                       + case when customer_a = customer_b then 0 else coalesce(cb.monetary, 0) end as spend
                from pairs p
                join customer_360.customers ca on ca.customer_id = customer_a
                join customer_360.customers cb on cb.customer_id = customer_b)
            select * from asked
            """.formatted(OPEN);

    private static final String BY_WEIGHT =
            " order by (1 - abs(2 * confidence - 1)) * ln(10 + greatest(spend, 0)) desc, review_id";

    private final Jdbi jdbi;
    private final String tenant;
    private final MatchDecisions decisions;

    ReviewQueue(Jdbi jdbi, String tenant, MatchDecisions decisions) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.decisions = decisions;
    }

    /** The pairs of which comparing does not tell well enough, those first whose answer is least certain and matters most. */
    public List<ReviewPair> uncertain(int most) {
        return list(" where uncertain" + BY_WEIGHT, most);
    }

    /** The pairs that were drawn at random, in the order in which they were. */
    public List<ReviewPair> sampled(int most) {
        return list(" where sampled order by review_id", most);
    }

    private List<ReviewPair> list(String which, int most) {
        return jdbi.inTransaction(handle -> {
            Contradictions said = decisions.contradictions(handle);
            try (Stream<ReviewPair> pairs = handle
                    .createQuery(PAIRS + which)
                    .bind("tenant", tenant)
                    .setFetchSize(FETCHED)
                    .map((row, context) -> pair(row))
                    .stream()) {
                // Where others say together what the pair is, there is nothing to ask.
                return pairs.filter(pair ->
                                !said.isSaid(pair.one().record(), pair.two().record()))
                        .limit(most)
                        .toList();
            }
        });
    }

    /** How many pairs wait, without those that people spoke of themselves. */
    public long uncertain() {
        return count("m.uncertain");
    }

    /** How many of those that were drawn at random do. */
    public long sampled() {
        return count("m.sampled");
    }

    private long count(String which) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) " + OPEN + " and " + which)
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
    }

    /** A pair by its number, if it still waits. */
    public Optional<ReviewPair> pair(long id) {
        return jdbi.withHandle(handle -> handle.createQuery(PAIRS + " where review_id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> pair(row))
                .findOne());
    }

    /** The pair that waits of two records, if one does. */
    public Optional<ReviewPair> pair(SourceKey one, SourceKey two) {
        return jdbi.withHandle(handle -> of(handle, one, two).or(() -> of(handle, two, one)));
    }

    private Optional<ReviewPair> of(Handle handle, SourceKey one, SourceKey two) {
        return handle.createQuery(PAIRS + """
                         where source_a = :sourceA and entity_a = :entityA and id_a = :idA
                              and source_b = :sourceB and entity_b = :entityB and id_b = :idB
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

    private static ReviewPair pair(ResultSet row) throws SQLException {
        return new ReviewPair(
                row.getLong("review_id"),
                side(row, "_a"),
                side(row, "_b"),
                row.getFloat("odds"),
                row.getDouble("confidence"),
                row.getBoolean("sampled"),
                row.getBigDecimal("spend"));
    }

    private static Side side(ResultSet row, String of) throws SQLException {
        String name = row.getString("name" + of);
        return new Side(
                new SourceKey(row.getString("source" + of), row.getString("entity" + of), row.getString("id" + of)),
                new CustomerId(row.getObject("customer" + of, UUID.class)),
                name == null ? "" : name,
                Rows.facts(row.getString("facts" + of)));
    }
}
