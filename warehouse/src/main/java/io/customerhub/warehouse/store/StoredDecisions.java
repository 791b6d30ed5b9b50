package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people said of pairs, for a page that follows it. */
final class StoredDecisions {
    private final PageTransaction page;

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

    /** The records of decisions that were made or taken back, and that no page has followed yet. */
    Set<SourceKey> unsettled() {
        Set<SourceKey> records = new HashSet<>();
        page.handle()
                .createQuery("select " + DecisionRows.PAIR
                        + " from hub.match_decisions where tenant = :tenant and not settled")
                .bind("tenant", page.tenant())
                .map((row, context) -> DecisionRows.decision(row, 1))
                .forEach(decision -> records.addAll(List.of(decision.one(), decision.two())));
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
