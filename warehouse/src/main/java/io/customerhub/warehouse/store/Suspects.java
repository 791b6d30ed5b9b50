package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Records that were put aside because of their neighbours, and are judged again whenever they come. */
final class Suspects {
    private final Handle handle;
    private final String tenant;

    Suspects(Handle handle, String tenant) {
        this.handle = handle;
        this.tenant = tenant;
    }

    private record Suspect(SourceKey key, UUID hash) {}

    /** Has the chosen ones count as known, as they are. */
    void settle(QuarantineChoice choice) {
        List<Suspect> suspects = choice.bind(handle.createQuery("""
                        select r.source, r.entity, r.record_id, r.content_hash, r.deleted, r.payload
                        from hub.quarantine q join hub.raw_records r using (tenant, source, entity, record_id)
                        where q.tenant = :tenant and r.content_hash = :none and %s
                        for update of r
                        """.formatted(choice.condition())))
                .bind("tenant", tenant)
                .bind("none", RawRecords.NONE)
                .map((row, context) -> new Suspect(
                        new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                        new RawVersion(
                                        row.getObject(4, UUID.class),
                                        row.getBoolean(5),
                                        Deflated.inflate(row.getBytes(6)))
                                .hash()))
                .list();
        settle(
                handle,
                tenant,
                suspects.stream().map(Suspect::key).toList(),
                suspects.stream().map(Suspect::hash).toList());
    }

    /** Gives records the hash of what they are. */
    static void settle(Handle handle, String tenant, List<SourceKey> records, List<UUID> hashes) {
        if (records.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                        update hub.raw_records r set content_hash = p.hash
                        from unnest(:sources, :entities, :ids, :hashes) as p (source, entity, record_id, hash)
                        where r.tenant = :tenant and r.source = p.source and r.entity = p.entity
                              and r.record_id = p.record_id
                        """)
                .bind("tenant", tenant)
                .bindArray("hashes", UUID.class, hashes)
                .bindNamedArgumentFinder(keys(records))
                .execute();
    }
}
