package io.customerhub.warehouse.store;

import io.customerhub.identity.match.Contradictions;
import io.customerhub.identity.match.Decision;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.Contradicted;
import io.customerhub.warehouse.store.Decided.Known;
import io.customerhub.warehouse.store.Decided.Made;
import io.customerhub.warehouse.store.Decided.MadeTogether;
import io.customerhub.warehouse.store.Decided.Outcome;
import io.customerhub.warehouse.store.ReviewQuality.Answer;
import java.time.InstantSource;
import java.util.ArrayList;
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

    private final Jdbi jdbi;
    private final String tenant;
    private final DecisionRows rows;

    MatchDecisions(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.rows = new DecisionRows(tenant, clock);
    }

    /** Why a pair was asked: what comparing said of it, whether it was taken for one customer, and whether it was drawn at random. */
    public record Asked(float odds, boolean together, boolean sampled) {}

    /**
     * What somebody says of two records.
     *
     * @param asked empty where they say it of themselves
     */
    public record Said(Decision decision, Optional<Asked> asked) {}

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
            Map<Long, Decided> standing = rows.standing(handle);
            Optional<Decided> known = standing.values().stream()
                    .filter(each -> each.decision().equals(wanted))
                    .findFirst();
            if (known.isPresent()) {
                return new Known(known.get());
            }
            List<Long> against = new Contradictions(decisions(standing)).against(wanted);
            return against.isEmpty()
                    ? new Made(rows.keep(handle, new Said(wanted, asked), by, note, Optional.empty()))
                    : contradicted(against, standing);
        });
    }

    /**
     * Keeps what somebody says of a whole group: all of it, or nothing where any of it contradicts what stands. What follows from
     * what comes before it is not kept, unless the pair was drawn at random: only what is kept tells how good comparing is.
     *
     * @param note why, in their words; may be empty
     */
    public Outcome decide(List<Said> group, String by, String note) {
        return jdbi.inTransaction(handle -> {
            CustomerLocks.takeMatching(handle, tenant);
            Map<Long, Decided> standing = rows.standing(handle);
            Map<Long, Decision> together = decisions(standing);
            var needed = new ArrayList<Said>();
            for (Said said : group) {
                Decision wanted = said.decision().ordered();
                var before = new Contradictions(together);
                List<Long> against = before.against(wanted);
                if (!against.isEmpty()) {
                    return contradicted(against, standing);
                }
                boolean isDrawn = said.asked().filter(Asked::sampled).isPresent();
                boolean follows = before.isSaid(wanted.one(), wanted.two());
                if (!together.containsValue(wanted) && (isDrawn || !follows)) {
                    needed.add(new Said(wanted, said.asked()));
                    together.put((long) -needed.size(), wanted);
                }
            }
            return new MadeTogether(keep(handle, needed, by, note));
        });
    }

    private List<Decided> keep(Handle handle, List<Said> needed, String by, String note) {
        var kept = new ArrayList<Decided>();
        for (Said said : needed) {
            Optional<Long> first = kept.stream().map(Decided::id).findFirst();
            kept.add(rows.keep(handle, said, by, note, first));
        }
        return kept;
    }

    /** What stands in the way, without what was about to be said with it. */
    private static Contradicted contradicted(List<Long> against, Map<Long, Decided> standing) {
        return new Contradicted(against.stream()
                .flatMap(id -> Optional.ofNullable(standing.get(id)).stream())
                .toList());
    }

    /** Takes back what stands; empty where no decision of that number does. */
    public Optional<Decided> takeBack(long id, String by) {
        return takeBack("decision_id = :id", id, by).stream().findFirst();
    }

    /** Takes back what stands of all that was said with a decision of a whole group, itself included; empty where nothing does. */
    public List<Decided> takeBackAll(long id, String by) {
        return takeBack("""
                coalesce(said_with, decision_id) = (
                    select coalesce(said_with, decision_id) from hub.match_decisions
                    where tenant = :tenant and decision_id = :id)
                """, id, by);
    }

    private List<Decided> takeBack(String which, long id, String by) {
        return jdbi.inTransaction(handle -> {
            CustomerLocks.takeMatching(handle, tenant);
            return rows.takeBack(handle, which, id, by);
        });
    }

    /** All that was ever said, the latest first. */
    public List<Decided> history(int most) {
        return jdbi.withHandle(handle -> rows.history(handle, most));
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

    /** What stands, to learn from. */
    public List<Decision> standing() {
        return jdbi.withHandle(rows::standing).values().stream()
                .map(Decided::decision)
                .toList();
    }

    /** What stands and names any of these records, the first said first. */
    public List<Decided> about(Set<SourceKey> records) {
        return jdbi.withHandle(rows::standing).values().stream()
                .filter(each -> records.contains(each.decision().one())
                        || records.contains(each.decision().two()))
                .toList();
    }

    /** What stands, taken together. */
    Contradictions contradictions(Handle handle) {
        return new Contradictions(decisions(rows.standing(handle)));
    }

    private static Map<Long, Decision> decisions(Map<Long, Decided> standing) {
        Map<Long, Decision> decisions = new LinkedHashMap<>();
        standing.forEach((id, each) -> decisions.put(id, each.decision()));
        return decisions;
    }
}
