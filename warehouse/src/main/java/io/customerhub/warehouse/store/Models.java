package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The registry of models: each version that was ever learned, and which of them serve. */
public final class Models {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    Models(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /**
     * A model that was learned.
     *
     * @param declared the file of models as it was, and {@code features} that of features
     * @param content the model itself, as text
     * @param card as JSON
     */
    public record Learned(
            String model,
            String kind,
            LocalDate asOf,
            LocalDate goodUntil,
            long seed,
            UUID dataHash,
            String declared,
            String features,
            String content,
            String card) {}

    /**
     * That another version came to serve.
     *
     * @param was which served before; empty where none did
     */
    public record Change(
            String model, int version, Optional<Integer> was, String role, String actor, String why, Instant at) {}

    /**
     * Keeps a model under the next number; it does not serve yet.
     *
     * @return the number; of the version that is the same, where one is
     */
    public ModelVersion keep(Learned learned) {
        return jdbi.inTransaction(handle -> {
            lock(handle);
            UUID hash =
                    RawRecords.hash(false, Optional.empty(), learned.content().getBytes(StandardCharsets.UTF_8));
            return handle.createQuery("select " + ModelVersion.COLUMNS + """
                            from hub.models where tenant = :tenant and model = :model and content_hash = :hash
                                                  and as_of = :asOf and declared = :declared and features = :features
                            """)
                    .bind("tenant", tenant)
                    .bind("model", learned.model())
                    .bind("hash", hash)
                    .bind("asOf", learned.asOf())
                    .bind("declared", learned.declared())
                    .bind("features", learned.features())
                    .map((row, context) -> ModelVersion.of(row))
                    .findFirst()
                    .orElseGet(() -> insert(handle, learned, hash));
        });
    }

    private ModelVersion insert(Handle handle, Learned learned, UUID hash) {
        return handle.createQuery("""
                        insert into hub.models (tenant, model, version, kind, role, as_of, good_until, seed, data_hash,
                                                content_hash, declared, features, content, card, trained_at)
                        select :tenant, :model, coalesce(max(version), 0) + 1, :kind, 'kept', :asOf, :goodUntil, :seed,
                               :dataHash, :hash, :declared, :features, :content, :card::jsonb, :now
                        from hub.models where tenant = :tenant and model = :model
                        returning\s""" + ModelVersion.COLUMNS)
                .bind("tenant", tenant)
                .bind("model", learned.model())
                .bind("kind", learned.kind())
                .bind("asOf", learned.asOf())
                .bind("goodUntil", learned.goodUntil())
                .bind("seed", learned.seed())
                .bind("dataHash", learned.dataHash())
                .bind("hash", hash)
                .bind("declared", learned.declared())
                .bind("features", learned.features())
                .bind("content", Deflated.one(learned.content().getBytes(StandardCharsets.UTF_8)))
                .bind("card", learned.card())
                .bind("now", clock.instant())
                .map((row, context) -> ModelVersion.of(row))
                .one();
    }

    /** All versions of all models, the latest first. */
    public List<ModelVersion> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ModelVersion.COLUMNS
                        + " from hub.models where tenant = :tenant order by model, version desc")
                .bind("tenant", tenant)
                .map((row, context) -> ModelVersion.of(row))
                .list());
    }

    /** The versions that serve in a role, one a model. */
    public List<ModelVersion> serving(ModelRole role) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + ModelVersion.COLUMNS
                        + " from hub.models where tenant = :tenant and role = :role order by model")
                .bind("tenant", tenant)
                .bind("role", role.word())
                .map((row, context) -> ModelVersion.of(row))
                .list());
    }

    /** Who serves, and who served before, the latest change first. */
    public List<Change> changes(String model) {
        return jdbi.withHandle(handle -> changes(handle, model));
    }

    private List<Change> changes(Handle handle, String model) {
        return handle.createQuery("""
                        select model, version, was, role, actor, why, at from hub.model_changes
                        where tenant = :tenant and model = :model order by change_id desc
                        """)
                .bind("tenant", tenant)
                .bind("model", model)
                .map((row, context) -> new Change(
                        row.getString(1),
                        row.getInt(2),
                        Optional.ofNullable(row.getObject(3, Integer.class)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()))
                .list();
    }

    /**
     * Lets a version serve in a role; whoever had the role has it no more.
     *
     * @param role champion or challenger
     * @return which served before; empty where none did
     */
    public Optional<Integer> serve(String model, int version, ModelRole role, String actor, String why) {
        return jdbi.inTransaction(handle -> {
            lock(handle);
            return change(handle, model, version, role, actor, why);
        });
    }

    /**
     * Lets the version serve again that served before the one that does, as often as there is one.
     *
     * @return which serves now; empty where none served before
     */
    public Optional<Integer> rollBack(String model, String actor, String why) {
        return jdbi.inTransaction(handle -> {
            lock(handle);
            Optional<Integer> before = before(changes(handle, model).stream()
                    .filter(change -> change.role().equals(ModelRole.CHAMPION.word()))
                    .toList());
            before.ifPresent(version -> change(handle, model, version, ModelRole.CHAMPION, actor, why));
            return before;
        });
    }

    /** What served before what serves now was promoted; a version that was rolled back to has its own before. */
    private static Optional<Integer> before(List<Change> changes) {
        Optional<Integer> now = changes.stream().findFirst().map(Change::version);
        Optional<Integer> first = changes.stream()
                .filter(change -> now.equals(Optional.of(change.version())))
                .reduce((later, earlier) -> earlier)
                .flatMap(Change::was);
        return first.filter(version -> !Optional.of(version).equals(now));
    }

    private Optional<Integer> change(
            Handle handle, String model, int version, ModelRole role, String actor, String why) {
        Optional<Integer> was = handle.createUpdate("""
                        update hub.models set role = 'kept'
                        where tenant = :tenant and model = :model and role = :role
                        """)
                .bind("tenant", tenant)
                .bind("model", model)
                .bind("role", role.word())
                .executeAndReturnGeneratedKeys("version")
                .mapTo(Integer.class)
                .findOne();
        int changed = handle.createUpdate("""
                        update hub.models set role = :role
                        where tenant = :tenant and model = :model and version = :version
                        """)
                .bind("tenant", tenant)
                .bind("model", model)
                .bind("role", role.word())
                .bind("version", version)
                .execute();
        if (changed == 0) {
            throw new IllegalArgumentException("letting " + model + " " + version + " serve: there is no such version");
        }
        handle.createUpdate("""
                        insert into hub.model_changes (tenant, model, version, was, role, actor, why, at)
                        values (:tenant, :model, :version, :was, :role, :actor, :why, :now)
                        """)
                .bind("tenant", tenant)
                .bind("model", model)
                .bind("version", version)
                .bind("was", was)
                .bind("role", role.word())
                .bind("actor", actor)
                .bind("why", why)
                .bind("now", clock.instant())
                .execute();
        return was;
    }

    private void lock(Handle handle) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext(:tenant), hashtext('hub.models'))::text")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .one();
    }

    /** The next customers in the order of their ids; none behind the last. */
    public List<CustomerId> customersAfter(CustomerId last, int most) {
        return jdbi.inTransaction(handle -> {
            KeyedAccess.prefer(handle);
            return handle.createQuery("""
                            select customer_id from customer_360.customers
                            where tenant = :tenant and customer_id > :last order by customer_id limit :most
                            """)
                    .bind("tenant", tenant)
                    .bind("last", last.value())
                    .bind("most", most)
                    .mapTo(UUID.class)
                    .map(CustomerId::new)
                    .list();
        });
    }

    /** The model of a version as text. */
    public String content(String model, int version) {
        return jdbi.withHandle(handle -> content(handle, tenant, model, version));
    }

    static String content(Handle handle, String tenant, String model, int version) {
        return handle.createQuery(
                        "select content from hub.models where tenant = :tenant and model = :model and version = :version")
                .bind("tenant", tenant)
                .bind("model", model)
                .bind("version", version)
                .map((row, context) -> new String(Deflated.inflate(row.getBytes(1)), StandardCharsets.UTF_8))
                .one();
    }
}
