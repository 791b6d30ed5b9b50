package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The declared files as they were whenever a hub used them: each content once, and a number for those that were in use
 * together. That number is kept with every record and profile, so a value can be explained by the files that made it
 * long after they were edited.
 */
public final class FileVersions {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    FileVersions(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** One file's content, since it was first used. */
    public record Content(String text, Instant firstUsedAt) {}

    /**
     * What the hub that serves decides by.
     *
     * @param version the number of the files
     * @param refused what is wrong with the files as they are by now, a line each; empty where nothing is
     */
    public record InUse(int version, Instant since, List<String> refused) {
        public InUse {
            refused = List.copyOf(refused);
        }
    }

    /** Notes what the hub that serves decides by: of several, the latest word counts. */
    public void note(InUse inUse) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into hub.files_in_use (tenant, version, since, refused)
                        values (:tenant, :version, :since, :refused)
                        on conflict (tenant) do update
                        set version = excluded.version, since = excluded.since, refused = excluded.refused
                        """)
                .bind("tenant", tenant)
                .bind("version", inUse.version())
                .bind("since", inUse.since())
                .bindArray("refused", String.class, inUse.refused())
                .execute());
    }

    /** What the hub that serves, or served last, decides by; empty where none ever has. */
    public Optional<InUse> inUse() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select version, since, refused from hub.files_in_use where tenant = :tenant")
                .bind("tenant", tenant)
                .map((row, context) ->
                        new InUse(row.getInt(1), row.getTimestamp(2).toInstant(), List.of((String[])
                                row.getArray(3).getArray())))
                .findOne());
    }

    /**
     * The number of files that are in use together: the same files have the same number. Numbers follow each other without
     * gaps, so the same history gives the same numbers in every warehouse.
     *
     * @param files their texts by their paths in the hub's home
     */
    public int keep(Map<String, String> files) {
        Map<String, UUID> hashes = new TreeMap<>();
        files.forEach((file, text) -> hashes.put(file, hash(text)));
        ObjectNode together = Json.MAPPER.createObjectNode();
        hashes.forEach((file, hash) -> together.put(file, hash.toString()));
        UUID hash = hash(together.toString());
        return jdbi.inTransaction(handle -> {
            handle.createQuery("select pg_advisory_xact_lock(hashtext(:tenant), hashtext('hub.file_versions'))::text")
                    .bind("tenant", tenant)
                    .mapTo(String.class)
                    .one();
            return handle.createQuery(
                            "select version from hub.file_versions where tenant = :tenant and content_hash = :hash")
                    .bind("tenant", tenant)
                    .bind("hash", hash)
                    .mapTo(Integer.class)
                    .findOne()
                    .orElseGet(() -> {
                        keepContents(handle, files, hashes);
                        return keepVersion(handle, together, hash);
                    });
        });
    }

    private void keepContents(Handle handle, Map<String, String> files, Map<String, UUID> hashes) {
        files.forEach((file, text) -> handle.createUpdate("""
                        insert into hub.file_contents (tenant, file, content_hash, content, first_used_at)
                        values (:tenant, :file, :hash, :content, :now)
                        on conflict (content_hash, file, tenant) do nothing
                        """)
                .bind("tenant", tenant)
                .bind("file", file)
                .bind("hash", hashes.get(file))
                .bind("content", Deflated.one(text.getBytes(StandardCharsets.UTF_8)))
                .bind("now", clock.instant())
                .execute());
    }

    private int keepVersion(Handle handle, ObjectNode files, UUID hash) {
        return handle.createQuery("""
                        insert into hub.file_versions (tenant, version, content_hash, files, first_used_at)
                        select :tenant, coalesce(max(version), 0) + 1, :hash, :files::jsonb, :now
                        from hub.file_versions where tenant = :tenant
                        returning version
                        """)
                .bind("tenant", tenant)
                .bind("hash", hash)
                .bind("files", files.toString())
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one();
    }

    /** The files of some versions, by version and path. */
    public Map<Integer, Map<String, Content>> of(Collection<Integer> versions) {
        Map<Integer, Map<String, Content>> contents = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select v.version, c.file, c.content, c.first_used_at
                        from hub.file_versions v
                        cross join jsonb_each_text(v.files) f
                        join hub.file_contents c
                             on c.tenant = v.tenant and c.file = f.key and c.content_hash = f.value::uuid
                        where v.tenant = :tenant and v.version = any(:versions)
                        """)
                .bind("tenant", tenant)
                .bindArray("versions", Integer.class, List.copyOf(versions))
                .map((row, context) -> contents.computeIfAbsent(row.getInt(1), version -> new TreeMap<>())
                        .put(
                                row.getString(2),
                                new Content(
                                        new String(Deflated.inflate(row.getBytes(3)), StandardCharsets.UTF_8),
                                        row.getTimestamp(4).toInstant())))
                .list());
        return contents;
    }

    private static UUID hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
