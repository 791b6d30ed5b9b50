package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.identity.IdentityChanges.Said;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people said of pairs, for a page that follows it. */
final class StoredDecisions {
    private final PageTransaction page;
    private Optional<List<Said>> unfollowed = Optional.empty();

    StoredDecisions(PageTransaction page) {
        this.page = page;
    }

    /** What stands of these records and any others. */
    List<Decision> of(Collection<SourceKey> records) {
        return page.handle()
                .createQuery("""
                        select d.* from unnest(:sources, :entities, :ids) as k (source, entity, record_id)
                        cross join lateral (
                            select %1$s from hub.match_decisions
                            where tenant = :tenant and taken_back_at is null
                                  and record_id = k.record_id and entity = k.entity and source = k.source
                            union all
                            select %1$s from hub.match_decisions
                            where tenant = :tenant and taken_back_at is null
                                  and other_id = k.record_id and other_entity = k.entity and other_source = k.source
                            offset 0) d
                        """.formatted(DecisionRows.PAIR))
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> DecisionRows.decision(row, 1))
                .list();
    }

    /** What was said or taken back, and no page has followed yet. While the page resolves, nobody says anything. */
    List<Said> unfollowed() {
        if (unfollowed.isEmpty()) {
            unfollowed = Optional.of(page.handle()
                    .createQuery("select " + DecisionRows.PAIR + ", decision_id, taken_back_at is not null"
                            + " from hub.match_decisions where tenant = :tenant and not settled order by decision_id")
                    .bind("tenant", page.tenant())
                    .map((row, context) -> new Said(row.getLong(8), DecisionRows.decision(row, 1), row.getBoolean(9)))
                    .list());
        }
        return unfollowed.orElseThrow();
    }

    /** The records of all that was said or taken back, and that no page has followed yet. */
    Set<SourceKey> unsettled() {
        Set<SourceKey> records = new HashSet<>();
        unfollowed()
                .forEach(said -> records.addAll(
                        List.of(said.decision().one(), said.decision().two())));
        return records;
    }

    /** The page has followed all of them: nobody can decide meanwhile. */
    void settle() {
        page.handle()
                .createUpdate("update hub.match_decisions set settled = true where tenant = :tenant and not settled")
                .bind("tenant", page.tenant())
                .execute();
    }
}
