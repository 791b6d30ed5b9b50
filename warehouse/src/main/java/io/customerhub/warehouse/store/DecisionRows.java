package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.identity.match.Decision;
import io.customerhub.mapping.Json;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.TakenBack;
import io.customerhub.warehouse.store.MatchDecisions.Asked;
import io.customerhub.warehouse.store.MatchDecisions.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What people said of pairs, as it is written and read; what is written is audited. */
final class DecisionRows {
    static final String PAIR = "source, entity, record_id, other_source, other_entity, other_id, same";
    private static final String SELECT = "select " + PAIR
            + ", decision_id, decided_at, decided_by, note, said_with, taken_back_at, taken_back_by"
            + " from hub.match_decisions where tenant = :tenant ";

    private final String tenant;
    private final InstantSource clock;

    DecisionRows(String tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * Keeps what somebody says.
     *
     * @param saidWith the first of those that are said with it
     */
    Decided keep(Handle handle, Said said, String by, String note, Optional<Long> saidWith) {
        Decision wanted = said.decision();
        Optional<Asked> asked = said.asked();
        long id = handle.createQuery("""
                        insert into hub.match_decisions
                            (tenant, %s, decided_at, decided_by, note, odds, together, sampled, said_with)
                        values (:tenant, :source, :entity, :id, :otherSource, :otherEntity, :otherId, :same, :now, :by,
                                :note, :odds, :together, :sampled, :saidWith)
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
                .bind("saidWith", saidWith)
                .mapTo(Long.class)
                .one();
        audit(handle, by, wanted.same() ? "review.same" : "review.different", wanted, id, note);
        return one(handle, id).orElseThrow();
    }

    /**
     * Takes back what stands.
     *
     * @param which of the decisions, by {@code :id}
     */
    List<Decided> takeBack(Handle handle, String which, long id, String by) {
        List<Decided> taken = handle
                .createQuery("""
                        update hub.match_decisions set taken_back_at = :now, taken_back_by = :by, settled = false
                        where tenant = :tenant and taken_back_at is null and %s returning decision_id
                        """.formatted(which))
                .bind("now", clock.instant())
                .bind("by", by)
                .bind("tenant", tenant)
                .bind("id", id)
                .mapTo(Long.class)
                .stream()
                .sorted()
                .flatMap(each -> one(handle, each).stream())
                .toList();
        taken.forEach(each -> audit(handle, by, "review.undo", each.decision(), each.id(), ""));
        return taken;
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

    private Optional<Decided> one(Handle handle, long id) {
        return handle.createQuery(SELECT + "and decision_id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map((row, context) -> decided(row))
                .findOne();
    }

    /** All that was ever said, the latest first. */
    List<Decided> history(Handle handle, int most) {
        return handle.createQuery(SELECT + "order by decision_id desc limit :most")
                .bind("tenant", tenant)
                .bind("most", most)
                .map((row, context) -> decided(row))
                .list();
    }

    /** What stands, by its number, the first said first. */
    Map<Long, Decided> standing(Handle handle) {
        Map<Long, Decided> standing = new LinkedHashMap<>();
        handle.createQuery(SELECT + "and taken_back_at is null order by decision_id")
                .bind("tenant", tenant)
                .map((row, context) -> decided(row))
                .forEach(each -> standing.put(each.id(), each));
        return standing;
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
                Optional.ofNullable(row.getObject("said_with", Long.class)),
                takenBack == null
                        ? Optional.empty()
                        : Optional.of(new TakenBack(takenBack.toInstant(), row.getString("taken_back_by"))));
    }
}
