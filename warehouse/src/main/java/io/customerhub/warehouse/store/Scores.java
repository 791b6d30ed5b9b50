package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What models and decisions say of the customers of a page. */
public final class Scores {
    private final PageTransaction page;

    Scores(PageTransaction page) {
        this.page = page;
    }

    /** A version that serves, until a day. */
    public record Serving(String model, int version, ModelRole role, LocalDate goodUntil) {}

    /** The versions that serve now. */
    public List<Serving> serving() {
        return page.handle()
                .createQuery("""
                        select model, version, role, good_until from hub.models
                        where tenant = :tenant and role in ('champion', 'challenger') order by model, role
                        """)
                .bind("tenant", page.tenant())
                .map((row, context) -> new Serving(
                        row.getString(1),
                        row.getInt(2),
                        ModelRole.of(row.getString(3)),
                        row.getDate(4).toLocalDate()))
                .list();
    }

    /** A version, and the model itself as text. */
    public Kept kept(String model, int version) {
        ModelVersion known = page.handle()
                .createQuery("select " + ModelVersion.COLUMNS
                        + " from hub.models where tenant = :tenant and model = :model and version = :version")
                .bind("tenant", page.tenant())
                .bind("model", model)
                .bind("version", version)
                .map((row, context) -> ModelVersion.of(row))
                .one();
        return new Kept(known, Models.content(page.handle(), page.tenant(), model, version));
    }

    /** A version, and the model itself as text. */
    public record Kept(ModelVersion version, String content) {}

    /** What is said of customers, as of a day. */
    public PageScores of(List<CustomerId> customers, LocalDate day) {
        return new PageScores(
                new ScoreRows(page), customers, new CustomersAsOf(page.handle(), page.tenant(), customers, day));
    }

    /** Of customers who are no more nothing is said. */
    public void forget(Set<CustomerId> gone) {
        if (!gone.isEmpty()) {
            page.handle()
                    .createUpdate("delete from hub.scores where customer_id = any(:gone)")
                    .bindArray("gone", UUID.class, Rows.ids(gone))
                    .execute();
        }
    }
}
