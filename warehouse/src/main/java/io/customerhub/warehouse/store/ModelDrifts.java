package io.customerhub.warehouse.store;

import io.customerhub.scoring.classify.Drift;
import io.customerhub.scoring.classify.Drift.Degree;
import io.customerhub.scoring.served.ModelDrift;
import io.customerhub.scoring.served.ModelDrift.Part;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How far those whom models are about have moved away from whom they were learned of. */
public final class ModelDrifts {
    private final Jdbi jdbi;
    private final String tenant;
    private final InstantSource clock;

    ModelDrifts(Jdbi jdbi, String tenant, InstantSource clock) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** What was measured last of a part of a model that serves. */
    public record Latest(String model, LocalDate asOf, Part part) {}

    /** Keeps what was measured as of a day, in place of what was measured before of the same day; readers see either of them whole. */
    public void keep(ModelVersion version, LocalDate asOf, ModelDrift drift) {
        Instant now = clock.instant();
        jdbi.useTransaction(handle -> {
            // Two that write at once would leave parts of both.
            handle.execute("lock table hub.model_drift in share row exclusive mode");
            handle.createUpdate("""
                            delete from hub.model_drift
                            where model = :model and version = :version and as_of = :asOf and tenant = :tenant
                            """)
                    .bind("tenant", tenant)
                    .bind("model", version.model())
                    .bind("version", version.version())
                    .bind("asOf", asOf)
                    .execute();
            insert(handle, version, asOf, drift, now);
        });
    }

    private void insert(Handle handle, ModelVersion version, LocalDate asOf, ModelDrift drift, Instant now) {
        PreparedBatch rows = handle.prepareBatch("""
                insert into hub.model_drift
                    (tenant, model, version, as_of, part, name, stability, by_chance, degree, learned_as_of,
                     customers_then, customers_now, measured_at)
                values (:tenant, :model, :version, :asOf, :part, :name, :stability, :byChance, :degree, :learned,
                        :before, :after, :now)
                """);
        for (Part part : drift.parts()) {
            rows.bind("tenant", tenant)
                    .bind("model", version.model())
                    .bind("version", version.version())
                    .bind("asOf", asOf)
                    .bind("part", part.isScore() ? "score" : "feature")
                    .bind("name", part.name())
                    .bind("stability", part.drift().index())
                    .bind("byChance", part.drift().byChance())
                    .bind("degree", word(part.drift().degree()))
                    .bind("learned", version.asOf())
                    .bind("before", drift.then())
                    .bind("after", drift.now())
                    .bind("now", now)
                    .add();
        }
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    private static String word(Degree degree) {
        return degree.name().toLowerCase(Locale.ROOT);
    }

    /** Of each champion what was measured as of the latest day; nothing of one that was never measured. */
    public List<Latest> latest() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select d.model, d.as_of, d.part, d.name, d.stability, d.by_chance
                        from hub.model_drift d
                        join hub.models m on m.model = d.model and m.version = d.version and m.tenant = d.tenant
                        where d.tenant = :tenant and m.role = 'champion'
                          and d.as_of = (select max(as_of) from hub.model_drift l
                                         where l.model = d.model and l.version = d.version and l.tenant = d.tenant)
                        order by d.model, d.part desc, d.stability desc, d.name
                        """)
                .bind("tenant", tenant)
                .map((row, context) -> new Latest(
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        new Part(
                                row.getString(3).equals("score"),
                                row.getString(4),
                                new Drift(row.getDouble(5), row.getDouble(6)))))
                .list());
    }
}
