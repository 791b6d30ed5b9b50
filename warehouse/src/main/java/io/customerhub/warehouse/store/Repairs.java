package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.texts;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.SourceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Records as people corrected them. A repair stands in the place of one version of a record; another version stands on its own. */
final class Repairs {
    private final PageTransaction page;

    Repairs(PageTransaction page) {
        this.page = page;
    }

    /** Those of a source's records that are corrected in the very version that has arrived. */
    Map<SourceKey, JsonNode> of(String source, List<RawRecord> records, List<UUID> hashes) {
        Map<SourceKey, JsonNode> repaired = new HashMap<>();
        if (records.isEmpty()) {
            return repaired;
        }
        page.handle()
                .createQuery("""
                        select f.entity, f.record_id, f.payload
                        from unnest(:entities, :ids, :hashes) as p (entity, record_id, hash)
                        join hub.repairs f on f.tenant = :tenant and f.source = :source and f.entity = p.entity
                             and f.record_id = p.record_id and f.of_hash = p.hash
                        """)
                .bind("tenant", page.tenant())
                .bind("source", source)
                .bind("entities", texts(records, RawRecord::entity))
                .bind("ids", texts(records, RawRecord::id))
                .bindArray("hashes", UUID.class, hashes)
                .map((row, context) -> repaired.put(
                        new SourceKey(source, row.getString(1), row.getString(2)), Rows.record(row.getBytes(3))))
                .list();
        return repaired;
    }

    /** Forgets the corrections of records that their source has deleted. */
    void forget(String source, List<RawRecord> deleted) {
        if (deleted.isEmpty()) {
            return;
        }
        page.handle()
                .createUpdate("""
                        delete from hub.repairs f using unnest(:entities, :ids) as p (entity, record_id)
                        where f.tenant = :tenant and f.source = :source and f.entity = p.entity
                              and f.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bind("source", source)
                .bind("entities", texts(deleted, RawRecord::entity))
                .bind("ids", texts(deleted, RawRecord::id))
                .execute();
    }
}
