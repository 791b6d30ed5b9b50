package io.customerhub.warehouse.store;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Records as their sources gave them, byte for byte: lands what has changed, and says what has not. */
public final class RawRecords {
    private static final String KEEP = """
            insert into hub.raw_records
                (tenant, source, run_id, received_at, entity, record_id, content_hash, deleted, payload)
            select ?, ?, ?, ?, entity, record_id, content_hash, deleted, payload
            from unnest(?, ?, ?, ?, ?) as p (entity, record_id, content_hash, deleted, payload)
            on conflict (record_id, entity, source, tenant) do update
            set content_hash = excluded.content_hash, deleted = excluded.deleted, payload = excluded.payload,
                run_id = excluded.run_id, received_at = excluded.received_at
            """;

    private final PageTransaction page;

    RawRecords(PageTransaction page) {
        this.page = page;
    }

    /**
     * What landed.
     *
     * @param changed new and changed records, each once
     * @param unchanged how many others there were
     */
    public record Landing(List<RawRecord> changed, int unchanged) {
        public Landing {
            changed = List.copyOf(changed);
        }
    }

    private record Place(String entity, String id) {}

    /** Lands a page. A record that occurs twice lands as it occurs last. */
    public Landing land(Page arrived) {
        Map<Place, RawRecord> last = new LinkedHashMap<>();
        arrived.records().forEach(record -> last.put(new Place(record.entity(), record.id()), record));
        Map<Place, UUID> known = hashes(arrived.source(), List.copyOf(last.keySet()));
        var changed = new ArrayList<RawRecord>();
        var hashes = new ArrayList<UUID>();
        last.forEach((place, record) -> {
            UUID hash = hash(record);
            if (!hash.equals(known.get(place))) {
                changed.add(record);
                hashes.add(hash);
            }
        });
        if (!changed.isEmpty()) {
            keep(arrived.source(), changed, hashes);
        }
        return new Landing(changed, arrived.records().size() - changed.size());
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
                .bindArray(
                        "entities",
                        String.class,
                        places.stream().map(Place::entity).toList())
                .bindArray("ids", String.class, places.stream().map(Place::id).toList())
                .bind("tenant", page.tenant())
                .bind("source", source)
                .map((row, context) ->
                        hashes.put(new Place(row.getString(1), row.getString(2)), row.getObject(3, UUID.class)))
                .list();
        return hashes;
    }

    private void keep(String source, List<RawRecord> changed, List<UUID> hashes) {
        byte[][] payloads =
                Deflated.all(changed.stream().map(RawRecord::payload).toList());
        Connection connection = page.handle().getConnection();
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, page.tenant());
            statement.setString(2, source);
            statement.setLong(3, page.run().value());
            statement.setObject(4, OffsetDateTime.ofInstant(page.now(), ZoneOffset.UTC));
            statement.setArray(5, texts(connection, changed, RawRecord::entity));
            statement.setArray(6, texts(connection, changed, RawRecord::id));
            statement.setArray(7, connection.createArrayOf("uuid", hashes.toArray()));
            statement.setArray(
                    8,
                    connection.createArrayOf(
                            "bool", changed.stream().map(RawRecord::deleted).toArray()));
            statement.setArray(9, connection.createArrayOf("bytea", payloads));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("landing " + changed.size() + " records of " + source, e);
        }
    }

    private static Array texts(Connection connection, List<RawRecord> records, Function<RawRecord, String> text)
            throws SQLException {
        return connection.createArrayOf("text", records.stream().map(text).toArray());
    }

    private static UUID hash(RawRecord record) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) (record.deleted() ? 1 : 0));
            ByteBuffer half = ByteBuffer.wrap(digest.digest(record.payload()));
            return new UUID(half.getLong(), half.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
