package io.customerhub.warehouse.store;

import static io.customerhub.warehouse.store.Texts.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.RawRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.RawRecords.Landing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records that a person released, as a page of the flow {@code quarantine} takes them in. Their raw versions are locked first:
 * where their source brings a newer one at the same moment, either it waits and is judged after this one, or this one finds it.
 */
final class ReleasedRecords {
    private final PageTransaction page;

    ReleasedRecords(PageTransaction page) {
        this.page = page;
    }

    /** A record in quarantine, with the version that is to be judged. */
    private record Waiting(SourceKey key, RawVersion version, List<Problem> problems, Optional<JsonNode> repaired) {}

    Landing land(List<SourceKey> released) {
        lock(released);
        var records = new ArrayList<RawRecord>();
        Map<SourceKey, JsonNode> repaired = new HashMap<>();
        Map<SourceKey, List<Problem>> suspected = new HashMap<>();
        var judgedAlone = new ArrayList<Waiting>();
        for (Waiting waiting : waiting(released)) {
            waiting.repaired().ifPresent(body -> repaired.put(waiting.key(), body));
            if (waiting.version().isSuspect()) {
                judgedAlone.add(waiting);
                if (waiting.repaired().isEmpty()) {
                    suspected.put(waiting.key(), waiting.problems());
                }
            }
            records.add(waiting.version()
                    .record(waiting.key(), waiting.repaired().isPresent() ? List.of() : waiting.problems()));
        }
        Suspects.settle(
                page.handle(),
                page.tenant(),
                judgedAlone.stream().map(Waiting::key).toList(),
                judgedAlone.stream().map(waiting -> waiting.version().hash()).toList());
        return new Landing(records, released.size() - records.size(), repaired, suspected);
    }

    private void lock(List<SourceKey> released) {
        page.handle()
                .createQuery("""
                        select r.run_id
                        from unnest(:sources, :entities, :ids) as p (source, entity, record_id)
                        join hub.raw_records r on r.tenant = :tenant and r.source = p.source and r.entity = p.entity
                             and r.record_id = p.record_id
                        order by r.source, r.entity, r.record_id for update of r
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(released))
                .mapTo(Long.class)
                .list();
    }

    private List<Waiting> waiting(List<SourceKey> released) {
        return page.handle()
                .createQuery("""
                        select q.source, q.entity, q.record_id, q.problems, r.content_hash, r.deleted, r.payload,
                               f.of_hash, f.payload
                        from unnest(:sources, :entities, :ids) with ordinality as p (source, entity, record_id, place)
                        join hub.quarantine q on q.tenant = :tenant and q.source = p.source and q.entity = p.entity
                             and q.record_id = p.record_id and q.release_asked_at is not null
                        join hub.raw_records r on r.tenant = q.tenant and r.source = q.source and r.entity = q.entity
                             and r.record_id = q.record_id
                        left join hub.repairs f on f.tenant = q.tenant and f.source = q.source and f.entity = q.entity
                             and f.record_id = q.record_id
                        order by p.place
                        """)
                .bind("tenant", page.tenant())
                .bindNamedArgumentFinder(keys(released))
                .map((row, context) -> {
                    RawVersion version = new RawVersion(
                            row.getObject(5, UUID.class), row.getBoolean(6), Deflated.inflate(row.getBytes(7)));
                    boolean isRepaired = version.hash().equals(row.getObject(8, UUID.class));
                    return new Waiting(
                            new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                            version,
                            Rows.problems(row.getString(4)),
                            isRepaired ? Optional.of(Rows.record(row.getBytes(9))) : Optional.empty());
                })
                .list();
    }
}
