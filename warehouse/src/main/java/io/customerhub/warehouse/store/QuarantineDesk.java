package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.mapping.Json;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.WaitingRecord.Group;
import io.customerhub.warehouse.store.WaitingRecord.Repair;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The quarantine as a person works on it: what waits, why, and what is done about it. Whatever changes is audited with it. */
public final class QuarantineDesk {
    private static final String RECORD = "q.source, q.entity, q.record_id, q.problems, q.run_id, q.quarantined_at,"
            + " q.release_asked_at is not null";

    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    QuarantineDesk(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** What is wrong with the chosen records, the most frequent first. A record with two problems counts twice. */
    public List<Group> groups(QuarantineChoice choice) {
        return jdbi.withHandle(handle -> choice.bind(handle.createQuery("""
                                select q.source, q.entity, p ->> 'rule', p ->> 'field', p ->> 'message', count(*)
                                from hub.quarantine q cross join jsonb_array_elements(q.problems) p
                                where q.tenant = :tenant and %s
                                group by 1, 2, 3, 4, 5 order by 6 desc, 1, 2, 3, 4, 5
                                """.formatted(choice.condition())))
                .bind("tenant", tenant)
                .map((row, context) -> new Group(
                        row.getString(1),
                        row.getString(2),
                        new Problem(row.getString(3), row.getString(4), row.getString(5)),
                        row.getLong(6)))
                .list());
    }

    /** The chosen records, those that wait longest first. */
    public List<WaitingRecord> list(QuarantineChoice choice, int most) {
        return jdbi.withHandle(handle -> choice.bind(handle.createQuery("""
                                select %s from hub.quarantine q
                                where q.tenant = :tenant and %s
                                order by q.quarantined_at, q.source, q.entity, q.record_id limit :most
                                """.formatted(RECORD, choice.condition())))
                .bind("tenant", tenant)
                .bind("most", most)
                .map((row, context) -> record(row))
                .list());
    }

    /** How many records are chosen. */
    public long count(QuarantineChoice choice) {
        return jdbi.withHandle(handle -> choice.bind(handle.createQuery(
                        "select count(*) from hub.quarantine q where q.tenant = :tenant and " + choice.condition()))
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
    }

    /** The records a person means: by source, entity and id, or by an id alone, which may be that of several. */
    public List<SourceKey> named(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select source, entity, record_id from hub.quarantine
                        where tenant = :tenant
                              and (record_id = :name or source || '/' || entity || '/' || record_id = :name)
                        order by 1, 2, 3
                        """)
                .bind("tenant", tenant)
                .bind("name", name)
                .map((row, context) -> key(row))
                .list());
    }

    /** Those of some records that wait. */
    public Set<SourceKey> waiting(Collection<SourceKey> records) {
        return Set.copyOf(jdbi.withHandle(handle -> Quarantine.waiting(handle, tenant, records)));
    }

    /** A record in quarantine with all that is known of it. */
    public Optional<Sheet> sheet(SourceKey key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select %s, r.content_hash, r.deleted, r.payload, f.of_hash, f.payload, f.by, f.at
                        from hub.quarantine q
                        join hub.raw_records r using (tenant, source, entity, record_id)
                        left join hub.repairs f using (tenant, source, entity, record_id)
                        where q.tenant = :tenant and q.source = :source and q.entity = :entity and q.record_id = :id
                        """.formatted(RECORD))
                .bind("tenant", tenant)
                .bind("source", key.source())
                .bind("entity", key.entity())
                .bind("id", key.id())
                .map((row, context) -> sheet(row))
                .findOne());
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        var version =
                new RawVersion(row.getObject(8, UUID.class), row.getBoolean(9), Deflated.inflate(row.getBytes(10)));
        UUID of = row.getObject(11, UUID.class);
        return new Sheet(
                record(row),
                version.hash(),
                version.deleted(),
                version.isSuspect(),
                version.body(),
                of == null
                        ? Optional.empty()
                        : Optional.of(new Repair(
                                of,
                                Rows.record(row.getBytes(12)),
                                row.getString(13),
                                row.getTimestamp(14).toInstant())));
    }

    private static WaitingRecord record(ResultSet row) throws SQLException {
        return new WaitingRecord(
                key(row),
                Rows.problems(row.getString(4)),
                row.getLong(5),
                row.getTimestamp(6).toInstant(),
                row.getBoolean(7));
    }

    private static SourceKey key(ResultSet row) throws SQLException {
        return new SourceKey(row.getString(1), row.getString(2), row.getString(3));
    }

    /**
     * Keeps a record as a person corrected it. The raw record stays as it is.
     *
     * @param sheet what the person saw
     * @param pointers where it differs
     * @return false where the record has left quarantine meanwhile, or its source has sent another version
     */
    public boolean repair(Sheet sheet, JsonNode corrected, List<String> pointers, String by) {
        SourceKey key = sheet.record().key();
        return jdbi.inTransaction(handle -> {
            boolean asSeen = handle.createQuery("""
                            select r.content_hash, r.deleted, r.payload
                            from hub.raw_records r join hub.quarantine q using (tenant, source, entity, record_id)
                            where r.tenant = :tenant and r.source = :source and r.entity = :entity and r.record_id = :id
                            for update of r
                            """)
                    .bind("tenant", tenant)
                    .bind("source", key.source())
                    .bind("entity", key.entity())
                    .bind("id", key.id())
                    .map((row, context) -> new RawVersion(
                            row.getObject(1, UUID.class), row.getBoolean(2), Deflated.inflate(row.getBytes(3))))
                    .findOne()
                    .filter(version -> version.hash().equals(sheet.version()))
                    .isPresent();
            if (!asSeen) {
                return false;
            }
            handle.createUpdate("""
                            insert into hub.repairs (tenant, source, entity, record_id, of_hash, payload, by, at)
                            values (:tenant, :source, :entity, :id, :hash, :payload, :by, :now)
                            on conflict (record_id, entity, source, tenant) do update
                            set of_hash = excluded.of_hash, payload = excluded.payload, by = excluded.by, at = excluded.at
                            """)
                    .bind("tenant", tenant)
                    .bind("source", key.source())
                    .bind("entity", key.entity())
                    .bind("id", key.id())
                    .bind("hash", sheet.version())
                    .bind("payload", Rows.payload(corrected))
                    .bind("by", by)
                    .bind("now", clock.instant())
                    .execute();
            var detail = Json.MAPPER.createObjectNode();
            pointers.forEach(detail.putArray("changed")::add);
            audit().add(handle, by, "quarantine.edit", key, detail);
            return true;
        });
    }

    /** Asks for the chosen records to be taken in; how many. The next run of the flow {@code quarantine} does it. */
    public int release(QuarantineChoice choice, String by) {
        return jdbi.inTransaction(handle -> audit().chosen(
                        handle,
                        "update hub.quarantine q set release_asked_at = :now where q.tenant = :tenant and %s"
                                .formatted(choice.condition()),
                        choice,
                        by,
                        "quarantine.release",
                        Optional.empty()));
    }

    /** Takes the chosen records out for good; how many. Their raw versions stay, and count as known. */
    public int drop(QuarantineChoice choice, String by, String reason) {
        return jdbi.inTransaction(handle -> {
            new Suspects(handle, tenant).settle(choice);
            choice.bind(handle.createUpdate("""
                            delete from hub.repairs f using hub.quarantine q
                            where q.tenant = :tenant and %s and f.tenant = q.tenant and f.source = q.source
                                  and f.entity = q.entity and f.record_id = q.record_id
                            """.formatted(choice.condition())))
                    .bind("tenant", tenant)
                    .execute();
            return audit().chosen(
                            handle,
                            "delete from hub.quarantine q where q.tenant = :tenant and " + choice.condition(),
                            choice,
                            by,
                            "quarantine.drop",
                            Optional.of(reason));
        });
    }

    /** Records that are asked for, in their order: the next of one source after this one. */
    public List<SourceKey> asked(Optional<SourceKey> after, int most) {
        SourceKey last = after.orElse(new SourceKey("", "", ""));
        List<SourceKey> next = jdbi.withHandle(handle -> handle.createQuery("""
                        select source, entity, record_id from hub.quarantine
                        where tenant = :tenant and release_asked_at is not null
                              and (source, entity, record_id) > (:source, :entity, :id)
                        order by source, entity, record_id limit :most
                        """)
                .bind("tenant", tenant)
                .bind("source", last.source())
                .bind("entity", last.entity())
                .bind("id", last.id())
                .bind("most", most)
                .map((row, context) -> key(row))
                .list());
        return next.stream()
                .takeWhile(key -> key.source().equals(next.get(0).source()))
                .toList();
    }

    /** What was done to a record, the latest last. */
    public List<AuditEntry> history(SourceKey key) {
        return jdbi.withHandle(handle -> audit().of(handle, key));
    }

    private QuarantineAudit audit() {
        return new QuarantineAudit(tenant, clock.instant());
    }
}
