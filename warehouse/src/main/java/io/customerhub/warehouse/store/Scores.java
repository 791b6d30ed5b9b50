package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.ScoreRows.Left;
import io.customerhub.warehouse.store.ScoreRows.Moved;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What models say of the customers of a page. */
public final class Scores {
    private final PageTransaction page;
    private final ScoreRows rows;

    Scores(PageTransaction page) {
        this.page = page;
        this.rows = new ScoreRows(page);
    }

    /** A version that serves, until a day. */
    public record Serving(String model, int version, ModelRole role, LocalDate goodUntil) {}

    /** What one of those that serve says of a customer. */
    public record Said(CustomerId customer, ModelRole role, CustomerScore score) {}

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

    /** The customers as models are asked of them, with all that the page has kept of them. */
    public AskedCustomers asked(List<CustomerId> customers, LocalDate day) {
        return new CustomersAsOf(page.handle(), customers, day);
    }

    /**
     * Keeps what models say of customers. What one of those that were asked says nothing of is forgotten; what others said before is
     * left, with the reason.
     *
     * @param customers whom they were asked about
     * @param asked the models that were asked, with their roles
     * @param reasons why a champion was not asked, by model; one that is in neither does not serve
     * @return all that is said of each from here on by champions
     */
    public Map<CustomerId, List<CustomerScore>> keep(
            List<CustomerId> customers, List<Said> said, Set<Serving> asked, Map<String, String> reasons) {
        Map<Place, CustomerScore> known = rows.of(customers);
        Map<Place, CustomerScore> now = new HashMap<>();
        said.forEach(each -> now.put(new Place(each.customer(), each.score().model(), each.role()), each.score()));
        var left = new ArrayList<Left>();
        var forgotten = new ArrayList<Place>();
        known.forEach((place, score) -> {
            if (!now.containsKey(place)) {
                if (isOf(asked, place) || place.role() != ModelRole.CHAMPION) {
                    forgotten.add(place);
                } else {
                    left.add(new Left(
                            place, score, reasons.getOrDefault(place.model(), "no version of the model serves")));
                }
            }
        });
        rows.forget(forgotten);
        rows.mark(left.stream().filter(Left::isNews).toList());
        rows.write(said);
        noteLabels(known, now, forgotten);
        left.forEach(each -> now.put(each.place(), each.marked()));
        return champions(now);
    }

    private static boolean isOf(Set<Serving> asked, Place place) {
        return asked.stream().anyMatch(each -> each.model().equals(place.model()) && each.role() == place.role());
    }

    private static Map<CustomerId, List<CustomerScore>> champions(Map<Place, CustomerScore> now) {
        Map<CustomerId, List<CustomerScore>> champions = new HashMap<>();
        now.entrySet().stream()
                .filter(each -> each.getKey().role() == ModelRole.CHAMPION)
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::model)))
                .forEach(each -> champions
                        .computeIfAbsent(each.getKey().customer(), customer -> new ArrayList<>())
                        .add(each.getValue()));
        return champions;
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

    /** Who has another label by a champion than before. */
    private void noteLabels(Map<Place, CustomerScore> known, Map<Place, CustomerScore> now, List<Place> forgotten) {
        var changed = new ArrayList<Moved>();
        now.forEach((place, score) -> moved(place, Optional.ofNullable(known.get(place)), Optional.of(score))
                .ifPresent(changed::add));
        forgotten.forEach(place -> moved(place, Optional.ofNullable(known.get(place)), Optional.empty())
                .ifPresent(changed::add));
        rows.note(changed);
    }

    private static Optional<Moved> moved(Place place, Optional<CustomerScore> before, Optional<CustomerScore> after) {
        String was = before.flatMap(CustomerScore::label).orElse("");
        String label = after.flatMap(CustomerScore::label).orElse("");
        return place.role() == ModelRole.CHAMPION && !was.equals(label)
                ? after.or(() -> before)
                        .map(score -> new Moved(place.customer(), place.model(), label, was, score.asOf()))
                : Optional.empty();
    }
}
