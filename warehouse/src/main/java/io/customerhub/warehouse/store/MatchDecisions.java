package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.identity.match.Contradictions;
import io.customerhub.identity.match.Decision;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.mapping.Json;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.Contradicted;
import io.customerhub.warehouse.store.Decided.Known;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.Decided.Outcome;
import io.customerhub.warehouse.store.Decided.TakenBack;
import io.customerhub.warehouse.store.ReviewQuality.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What people say of pairs of records. Whatever is said or taken back is audited, and nothing is forgotten. It is followed by the
 * next page, and by the flow {@value #FLOW} at once.
 */
public final class MatchDecisions {
    /** The flow whose page follows what people said, and brings no records. */
    public static final String FLOW = "review";

    static final String PAIR = "source, entity, record_id, other_source, other_entity, other_id, same";
    private static final String ALL =
            PAIR + ", decision_id, decided_at, decided_by, note, taken_back_at, taken_back_by";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    MatchDecisions(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Why a pair was asked: what comparing said of it, whether it was taken for one customer, and whether it was drawn at random. */
    public record Asked(float odds, boolean together, boolean sampled) {}

    /**
     * Keeps what somebody says, unless it was said before or contradicts what stands.
     *
     * @param note why, in their words; may be empty
     * @param asked empty where they said it of themselves
     */
    public Outcome decide(Decision said, String by, String note, Optional<Asked> asked) {
        Decision wanted = said.ordered();
        return jdbi.inTransaction(handle -> {
            CustomerLocks.takeMatching(handle, tenant);
            Map<Long, Decided> standing = standing(handle);
            Optional<Decided> known = standing.values().stream()
                    .filter(each -> each.decision().equals(wanted))
                    .findFirst();
            if (known.isPresent()) {
                return new Known(known.get());
            }
            List<Long> against = contradictions(standing).against(wanted);
            if (!against.isEmpty()) {
                return new Contradicted(against.stream().map(standing::get).toList());
            }
            long id = insert(handle, wanted, by, note, asked);
            audit(handle, by, wanted.same() ? "review.same" : "review.different", wanted, id, note);
            return new Made(one(handle, id).orElseThrow());
        });
    }

    private long insert(Handle handle, Decision wanted, String by, String note, Optional<Asked> asked) {
        return handle.createQuery("""
                        insert into hub.match_decisions
                            (tenant, %s, decided_at, decided_by, note, odds, together, sampled)
                        values (:tenant, :source, :entity, :id, :otherSource, :otherEntity, :otherId, :same, :now, :by,
                                :note, :odds, :together, :sampled)
                        returning decision_id
                        """.formatted(PAIR))
                .bind("tenant", tenant)
                .bind("source", wanted.one().source())
                .bind("entity", wanted.one().entity())
                .bind("id", wanted.one().id())
                .bind("otherSource", wanted.two().source())
                .bind("otherEntity", wanted.two().entity())
                .bind("otherId", wanted.two().id())
                .bind("same", wanted.same())
                .bind("now", clock.instant())
                .bind("by", by)
                .bind("note", note)
                .bind("odds", asked.map(Asked::odds))
                .bind("together", asked.map(Asked::together))
                .bind("sampled", asked.filter(Asked::sampled).isPresent())
                .mapTo(Long.class)
                .one();
    }

    /** Takes back what stands; empty where no decision of that number does. */
    public Optional<Decided> takeBack(long id, String by) {
        return jdbi.inTransaction(handle -> {
            CustomerLocks.takeMatching(handle, tenant);
            int taken = handle.createUpdate("""
                            update hub.match_decisions set taken_back_at = :now, taken_back_by = :by, settled = false
                            where tenant = :tenant and decision_id = :id and taken_back_at is null
                            """)
                    .bind("now", clock.instant())
                    .bind("by", by)
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .execute();
            Optional<Decided> decided = one(handle, id).filter(each -> taken > 0);
            decided.ifPresent(each -> audit(handle, by, "review.undo", each.decision(), id, ""));
            return decided;
        });
    }

    private void audit(Handle handle, String by, String action, Decision decision, long id, String note) {
        ObjectNode detail = Json.MAPPER
                .createObjectNode()
                .put("decision", id)
                .put("other", decision.two().toString());
        if (!note.isEmpty()) {
            detail.put("note", note);
        }
        Audit.add(handle, tenant, clock.instant(), by, action, decision.one().toString(), detail);
    }

    /** All that was ever said, the latest first. */
    public List<Decided> history(int most) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ALL
                        + " from hub.match_decisions where tenant = :tenant order by decision_id desc limit :most")
                .bind("tenant", tenant)
                .bind("most", most)
                .map((row, context) -> decided(row))
                .list());
    }

    /** The numbers of decisions that were made or taken back, and that no page has followed yet. */
    public List<Long> unsettled() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select decision_id from hub.match_decisions where tenant = :tenant and not settled order by 1")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .list());
    }

    /** How well comparing tells, by the decisions that stand. */
    public ReviewQuality quality() {
        return ReviewQuality.of(jdbi.withHandle(handle -> handle.createQuery("""
                        select odds, together, sampled, same from hub.match_decisions
                        where tenant = :tenant and taken_back_at is null and odds is not null
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Answer(
                        MatchModel.confidence(row.getFloat(1)),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getBoolean(4)))
                .list()));
    }

    private Optional<Decided> one(Handle handle, long id) {
        return handle.createQuery(
                        "select " + ALL + " from hub.match_decisions where tenant = :tenant and decision_id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> decided(row))
                .findOne();
    }

    /** What stands, to learn from. */
    public List<Decision> standing() {
        return jdbi.withHandle(this::standing).values().stream()
                .map(Decided::decision)
                .toList();
    }

    /** What stands and names any of these records, the first said first. */
    public List<Decided> about(Set<SourceKey> records) {
        return jdbi.withHandle(this::standing).values().stream()
                .filter(each -> records.contains(each.decision().one())
                        || records.contains(each.decision().two()))
                .toList();
    }

    private Map<Long, Decided> standing(Handle handle) {
        Map<Long, Decided> standing = new LinkedHashMap<>();
        handle.createQuery("select " + ALL
                        + " from hub.match_decisions where tenant = :tenant and taken_back_at is null"
                        + " order by decision_id")
                .bind("tenant", tenant)
                .map((row, context) -> decided(row))
                .forEach(each -> standing.put(each.id(), each));
        return standing;
    }

    /** What stands, taken together. */
    Contradictions contradictions(Handle handle) {
        return contradictions(standing(handle));
    }

    private static Contradictions contradictions(Map<Long, Decided> standing) {
        Map<Long, Decision> decisions = new LinkedHashMap<>();
        standing.forEach((id, each) -> decisions.put(id, each.decision()));
        return new Contradictions(decisions);
    }

    /** The columns of {@link #PAIR}, from the one at a place on. */
    static Decision decision(ResultSet row, int at) throws SQLException {
        return new Decision(
                new SourceKey(row.getString(at), row.getString(at + 1), row.getString(at + 2)),
                new SourceKey(row.getString(at + 3), row.getString(at + 4), row.getString(at + 5)),
                row.getBoolean(at + 6));
    }

    private static Decided decided(ResultSet row) throws SQLException {
        Timestamp takenBack = row.getTimestamp("taken_back_at");
        return new Decided(
                row.getLong("decision_id"),
                decision(row, 1),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("decided_by"),
                row.getString("note"),
                takenBack == null
                        ? Optional.empty()
                        : Optional.of(new TakenBack(takenBack.toInstant(), row.getString("taken_back_by"))));
    }
}
