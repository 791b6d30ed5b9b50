package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;
import static io.customerhub.warehouse.store.Texts.texts;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;

/**
 * Records as their sources gave them, byte for byte: lands what has changed, and says what has not. Whoever locks several does it in
 * the order of their keys, so that pages which share records wait for each other and never in a ring.
 */
public final class RawRecords {
    private static final String KEEP = """
            insert into hub.raw_records
                (tenant, source, run_id, received_at, entity, record_id, content_hash, deleted, payload)
            select :tenant, :source, :run, :now, entity, record_id, content_hash, deleted, payload
            from unnest(:entities, :ids, :hashes, :deleted, :payloads) as p (entity, record_id, content_hash, deleted, payload)
            order by entity, record_id
            on conflict (record_id, entity, source, tenant) do update
            set content_hash = excluded.content_hash, deleted = excluded.deleted, payload = excluded.payload,
                run_id = excluded.run_id, received_at = excluded.received_at
            where hub.raw_records.content_hash <> excluded.content_hash
                  or (hub.raw_records.entity, hub.raw_records.record_id)
                     in (select entity, record_id from unnest(:uncertain_entities, :uncertain_ids) as u (entity, record_id))
            returning entity, record_id
            """;

    /** The hash of a record that is to be judged again whatever comes. */
    static final UUID NONE = new UUID(0, 0);

    private final PageTransaction page;

    RawRecords(PageTransaction page) {
        this.page = page;
    }

    /**
     * What landed.
     *
     * @param changed new and changed records, each once
     * @param unchanged how many others there were
     * @param repaired those of them that a person has corrected, as they are now
     * @param suspected those that were put aside because of their neighbours, with what those had lost
     */
    public record Landing(
            List<RawRecord> changed,
            int unchanged,
            Map<SourceKey, JsonNode> repaired,
            Map<SourceKey, List<Problem>> suspected) {
        public Landing {
            changed = List.copyOf(changed);
            repaired = Map.copyOf(repaired);
            suspected = Map.copyOf(suspected);
        }
    }

    private record Place(String entity, String id) {}

    /**
     * Lands a page. A record that occurs twice lands as it occurs last. One that another page brings at the same moment is
     * waited for, and is known then.
     *
     * @param uncertain records that land whatever is known of them
     */
    public Landing land(Page arrived, Set<SourceKey> uncertain) {
        Map<Place, RawRecord> last = new LinkedHashMap<>();
        arrived.records().forEach(record -> last.put(new Place(record.entity(), record.id()), record));
        Map<Place, UUID> known = hashes(arrived.source(), List.copyOf(last.keySet()));
        Map<Place, UUID> hashes = new LinkedHashMap<>();
        var forced = new ArrayList<Place>();
        last.forEach((place, record) -> {
            UUID hash = hash(record);
            if (uncertain.contains(new SourceKey(arrived.source(), place.entity(), place.id()))) {
                forced.add(place);
                hashes.put(place, hash);
            } else if (!hash.equals(known.get(place))) {
                hashes.put(place, hash);
            }
        });
        if (!hashes.isEmpty()) {
            List<RawRecord> unlike = hashes.keySet().stream()
                    .map(place -> requireNonNull(last.get(place)))
                    .toList();
            hashes.keySet().retainAll(keep(arrived.source(), unlike, List.copyOf(hashes.values()), forced));
        }
        List<RawRecord> changed = hashes.keySet().stream()
                .map(place -> requireNonNull(last.get(place)))
                .toList();
        var repairs = new Repairs(page);
        repairs.forget(
                arrived.source(), changed.stream().filter(RawRecord::deleted).toList());
        return new Landing(
                changed,
                arrived.records().size() - changed.size(),
                repairs.of(arrived.source(), changed, List.copyOf(hashes.values())),
                Map.of());
    }

    /**
     * Takes in again what a person released from quarantine: each record as it landed, unless a repair stands in its place.
     * One that has left quarantine meanwhile, or that nobody released, counts as unchanged.
     */
    public Landing landAgain(List<SourceKey> released) {
        return new ReleasedRecords(page).land(released);
    }

    /** Takes in again what is known already, as it landed last. One that waits in quarantine counts as unchanged. */
    public Landing replay(List<SourceKey> accepted) {
        return new ReplayedRecords(page).land(accepted);
    }

    /** Has records count as changed when they come again, whatever is in them: those that were judged by their neighbours. */
    public void judgeAgain(Collection<SourceKey> records) {
        List<SourceKey> keys = List.copyOf(records);
        page.handle()
                .createUpdate("""
                        update hub.raw_records r set content_hash = :none
                        from unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        where r.tenant = :tenant and r.source = p.source and r.entity = p.entity
                              and r.record_id = p.record_id
                        """)
                .bind("tenant", page.tenant())
                .bind("none", NONE)
                .bindNamedArgumentFinder(keys(keys))
                .execute();
    }

    private Map<Place, UUID> hashes(String source, List<Place> places) {
        Map<Place, UUID> hashes = new HashMap<>();
        page.handle()
                .createQuery("""
                        select r.entity, r.record_id, r.content_hash
                        from unnest(:entities, :ids) as p (entity, record_id)
                        join hub.raw_records r on r.tenant = :tenant and r.source = :source
                             and r.entity = p.entity and r.record_id = p.record_id
                        """)
                .bind("entities", texts(places, Place::entity))
                .bind("ids", texts(places, Place::id))
                .bind("tenant", page.tenant())
                .bind("source", source)
                .map((row, context) ->
                        hashes.put(new Place(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)))
                .list();
        return hashes;
    }

    /** The places of those that were not known by then. */
    private Set<Place> keep(String source, List<RawRecord> changed, List<UUID> hashes, List<Place> forced) {
        byte[][] payloads =
                Deflated.all(changed.stream().map(RawRecord::payload).toList());
        Argument payloadColumn = (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", payloads));
        return page.handle()
                .createQuery(KEEP)
                .bind("tenant", page.tenant())
                .bind("source", source)
                .bind("run", page.run().value())
                .bind("now", page.now())
                .bind("entities", texts(changed, RawRecord::entity))
                .bind("ids", texts(changed, RawRecord::id))
                .bindArray("hashes", UUID.class, hashes)
                .bindArray(
                        "deleted",
                        Boolean.class,
                        changed.stream().map(RawRecord::deleted).toList())
                .bind("payloads", payloadColumn)
                .bind("uncertain_entities", texts(forced, Place::entity))
                .bind("uncertain_ids", texts(forced, Place::id))
                .map((row, context) -> new Place(row.getString(1), row.getString(2)))
                .set();
    }

    private static UUID hash(RawRecord record) {
        return hash(record.deleted(), record.problem(), record.payload());
    }

    static UUID hash(boolean deleted, Optional<String> problem, byte[] payload) {
        return ContentHash.of(
                new byte[] {(byte) (deleted ? 1 : 0)}, problem.orElse("").getBytes(StandardCharsets.UTF_8), payload);
    }
}
