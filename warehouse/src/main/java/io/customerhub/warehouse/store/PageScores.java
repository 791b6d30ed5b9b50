package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.ScoreRows.Left;
import io.customerhub.warehouse.store.ScoreRows.Moved;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is said of the customers of a page: what was said before, and what models and decisions that are asked say in its place. What one
 * that was asked says nothing of is forgotten; what others said before is left, with the reason.
 */
public final class PageScores {
    private static final String NOBODY = "no version of the model serves, and no decision of the rules is called so";

    private final ScoreRows rows;
    private final List<CustomerId> customers;
    private final AskedCustomers asked;
    private final Map<Place, CustomerScore> known;
    private final Map<Place, CustomerScore> now = new LinkedHashMap<>();
    private final Set<Speaker> heard = new HashSet<>();
    private final Map<String, String> reasons = new HashMap<>();

    private record Speaker(String name, ModelRole role) {}

    PageScores(ScoreRows rows, List<CustomerId> customers, AskedCustomers asked) {
        this.rows = rows;
        this.customers = List.copyOf(customers);
        this.asked = asked;
        this.known = rows.of(customers);
    }

    public List<CustomerId> customers() {
        return customers;
    }

    /** The customers as models and decisions are asked of them, with all that the page has kept of them. */
    public AskedCustomers asked() {
        return asked;
    }

    /** Takes in what one that was asked says; it says no more of whom it is silent about. */
    public void say(String name, ModelRole role, Map<CustomerId, CustomerScore> said) {
        if (!heard.add(new Speaker(name, role))) {
            now.keySet().removeIf(place -> place.model().equals(name) && place.role() == role);
        }
        said.forEach((customer, score) -> now.put(new Place(customer, name, role), score));
    }

    /** Leaves what one said before that is asked at another time. */
    public void leave(String name, ModelRole role) {
        Map<CustomerId, CustomerScore> before = new HashMap<>();
        known.forEach((place, score) -> {
            if (place.model().equals(name) && place.role() == role) {
                before.put(place.customer(), score);
            }
        });
        say(name, role, before);
    }

    /** Leaves what a champion said before, with the reason why it was not asked. */
    public void leave(String model, String reason) {
        reasons.put(model, reason);
    }

    /** All that champions and decisions say of each customer by now, in the order of their names. */
    public Map<CustomerId, List<CustomerScore>> said() {
        var all = new ArrayList<>(now.entrySet());
        left().forEach(each -> all.add(Map.entry(each.place(), each.marked())));
        Map<CustomerId, List<CustomerScore>> said = new HashMap<>();
        all.stream()
                .filter(each -> each.getKey().role() == ModelRole.CHAMPION)
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::model)))
                .forEach(each -> said.computeIfAbsent(each.getKey().customer(), customer -> new ArrayList<>())
                        .add(each.getValue()));
        return said;
    }

    /** Keeps it, and who has another label than before. */
    public void keep() {
        List<Left> left = left();
        Set<Place> forgotten = new HashSet<>(known.keySet());
        forgotten.removeAll(now.keySet());
        left.forEach(each -> forgotten.remove(each.place()));
        rows.forget(List.copyOf(forgotten));
        rows.mark(left.stream().filter(Left::isNews).toList());
        Map<Place, CustomerScore> news = new LinkedHashMap<>(now);
        news.entrySet().removeAll(known.entrySet());
        rows.write(news);
        noteLabels(forgotten);
    }

    private List<Left> left() {
        var left = new ArrayList<Left>();
        known.forEach((place, score) -> {
            if (place.role() == ModelRole.CHAMPION
                    && !now.containsKey(place)
                    && !heard.contains(new Speaker(place.model(), place.role()))) {
                left.add(new Left(place, score, reasons.getOrDefault(place.model(), NOBODY)));
            }
        });
        return left;
    }

    private void noteLabels(Set<Place> forgotten) {
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
