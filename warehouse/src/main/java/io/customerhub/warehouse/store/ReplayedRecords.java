package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.RawRecords.Landing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Accepted records, as a page of the flow {@code replay} takes them in again: as they landed last, or as a person corrected
 * that version. Their raw versions are locked first, so that a newer one of their source comes before or after.
 */
final class ReplayedRecords {
    private final PageTransaction page;

    ReplayedRecords(PageTransaction page) {
        this.page = page;
    }

    Landing land(List<SourceKey> named) {
        var records = new ArrayList<RawRecord>();
        Map<SourceKey, JsonNode> repaired = new HashMap<>();
        page.handle()
                .createQuery("""
                        with locked as materialized (
                            select r.*, p.place
                            from unnest(:sources, :entities, :ids) with ordinality as p (source, entity, record_id, place)
                            join hub.raw_records r on r.tenant = :tenant and r.source = p.source and r.entity = p.entity
                                 and r.record_id = p.record_id
                            order by r.source, r.entity, r.record_id for update of r)
                        select r.source, r.entity, r.record_id, r.content_hash, r.deleted, r.payload, f.of_hash, f.payload
                        from locked r
                        left join hub.repairs f on f.tenant = r.tenant and f.source = r.source and f.entity = r.entity
                             and f.record_id = r.record_id
                        where not exists (select from hub.quarantine q
                                          where q.tenant = r.tenant and q.source = r.source and q.entity = r.entity
                                                and q.record_id = r.record_id)
                        order by r.place
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(named))
                .map((row, context) -> {
                    var key = new SourceKey(row.getString(1), row.getString(2), row.getString(3));
                    var version = new RawVersion(
                            row.getObject(4, UUID.class), row.getBoolean(5), Deflated.inflate(row.getBytes(6)));
                    if (version.hash().equals(row.getObject(7, UUID.class))) {
                        repaired.put(key, Rows.record(row.getBytes(8)));
                    }
                    return records.add(version.record(key, List.of()));
                })
                .list();
        return new Landing(records, named.size() - records.size(), repaired, Map.of());
    }
}
