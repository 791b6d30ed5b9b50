package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;

import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Records that wait for a person. */
public final class Quarantine {
    private final PageTransaction page;

    Quarantine(PageTransaction page) {
        this.page = page;
    }

    /** Puts records aside, each with its problems. */
    public void keep(Map<SourceKey, List<Problem>> quarantined) {
        if (quarantined.isEmpty()) {
            return;
        }
        var keys = new ArrayList<SourceKey>();
        var problems = new ArrayList<String>();
        quarantined.forEach((key, found) -> {
            keys.add(key);
            problems.add(Rows.json(found));
        });
        page.handle()
                .createUpdate("""
                        insert into hub.quarantine (tenant, source, entity, record_id, problems, run_id, quarantined_at)
                        select :tenant, source, entity, record_id, problems::jsonb, :run, :now
                        from unnest(:sources, :entities, :ids, :problems) as p (source, entity, record_id, problems)
                        order by source, entity, record_id
                        on conflict (record_id, entity, source, tenant) do update
                        set problems = excluded.problems, run_id = excluded.run_id,
                            quarantined_at = excluded.quarantined_at, release_asked_at = null
                        """)
                .bind("tenant", page.tenant())
                .bind("run", page.run().value())
                .bind("now", page.now())
                .bindNamedArgumentFinder(keys(keys))
                .bind("problems", texts(problems))
                .execute();
        page.events().quarantined(quarantined);
    }

    /** Takes out records whose new version is sound. */
    public void release(Collection<SourceKey> sound) {
        List<SourceKey> keys = List.copyOf(sound);
        page.handle()
                .createUpdate("""
                        delete from hub.quarantine q
                        using unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        where q.tenant = :tenant and q.source = p.source and q.entity = p.entity
                              and q.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(keys))
                .execute();
        page.events().sound(keys);
    }

    /** Those of some records that wait. */
    static List<SourceKey> waiting(Handle handle, String tenant, Collection<SourceKey> records) {
        return handle.createQuery("""
                        select q.source, q.entity, q.record_id
                        from unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        join hub.quarantine q on q.tenant = :tenant and q.source = p.source and q.entity = p.entity
                             and q.record_id = p.record_id
                        """)
                .bind("tenant", tenant)
                .bindNamedArgumentFinder(keys(records))
                .map((row, context) -> new SourceKey(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
