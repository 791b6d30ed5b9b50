package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.ScoreRows.Known;
import io.customerhub.warehouse.store.ScoreRows.Left;
import io.customerhub.warehouse.store.ScoreRows.Moved;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said of the customers of a page: what was said before, and what models and decisions that are asked say in its place. What one
 * that was asked says nothing of is forgotten; what others said before is left, with the reason.
 */
public final class PageScores {
    private static final String NOBODY = "no version of the model serves, and no decision of the rules is called so";

    private final ScoreRows rows;
    private final List<CustomerId> customers;
    private final AskedCustomers asked;
    private final Map<Place, Known> known;
    private final Map<Place, CustomerScore> now = new LinkedHashMap<>();
    private final Set<Speaker> heard = new HashSet<>();
    private final Set<Speaker> waiting = new HashSet<>();
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, Map<Place, CustomerScore>> before = new HashMap<>();

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
        waiting.add(new Speaker(name, role));
    }

    /** Leaves what a champion said before, with the reason why it was not asked. */
    public void leave(String model, String reason) {
        reasons.put(model, reason);
    }

    /** All that champions and decisions say of each customer by now, in the order of their names. */
    public Map<CustomerId, List<CustomerScore>> said() {
        return saidBefore(List.of());
    }

    /** The same as long as some are still to be heard, of whom nothing is told. */
    public Map<CustomerId, List<CustomerScore>> saidBefore(Collection<String> others) {
        var all = new ArrayList<>(now.entrySet());
        left(others).forEach(each -> all.add(Map.entry(each.place(), each.marked())));
        Set<String> champions = waiting.stream()
                .filter(speaker -> speaker.role() == ModelRole.CHAMPION)
                .map(Speaker::name)
                .collect(Collectors.toSet());
        all.addAll(before(champions).entrySet());
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
        List<Left> left = left(List.of());
        Set<Place> forgotten = new HashSet<>(known.keySet());
        forgotten.removeAll(now.keySet());
        left.forEach(each -> forgotten.remove(each.place()));
        forgotten.removeIf(place -> waiting.contains(new Speaker(place.model(), place.role())));
        rows.forget(List.copyOf(forgotten));
        rows.mark(left.stream().filter(Left::isNews).toList());
        rows.write(news());
        noteLabels(forgotten);
    }

    private List<WrittenScore> news() {
        return now.entrySet().stream()
                .map(each -> WrittenScore.of(each.getKey(), each.getValue()))
                .filter(each -> !Optional.ofNullable(known.get(each.place()))
                        .flatMap(Known::hash)
                        .equals(Optional.of(each.hash())))
                .toList();
    }

    /** What champions said that could not be asked. */
    private List<Left> left(Collection<String> toBeHeard) {
        Set<String> silent = known.keySet().stream()
                .map(place -> new Speaker(place.model(), place.role()))
                .filter(speaker ->
                        speaker.role() == ModelRole.CHAMPION && !heard.contains(speaker) && !waiting.contains(speaker))
                .map(Speaker::name)
                .collect(Collectors.toSet());
        silent.removeAll(toBeHeard);
        return before(silent).entrySet().stream()
                .map(each -> new Left(
                        each.getKey(),
                        each.getValue(),
                        reasons.getOrDefault(each.getKey().model(), NOBODY)))
                .toList();
    }

    /** All that champions said before: read only of those of whom it is told on, and once. */
    private Map<Place, CustomerScore> before(Set<String> models) {
        Set<String> unread = new HashSet<>(models);
        unread.removeAll(before.keySet());
        if (!unread.isEmpty()) {
            unread.forEach(model -> before.put(model, new LinkedHashMap<>()));
            rows.of(customers, unread)
                    .forEach((place, score) ->
                            requireNonNull(before.get(place.model())).put(place, score));
        }
        Map<Place, CustomerScore> of = new LinkedHashMap<>();
        models.forEach(model -> of.putAll(requireNonNull(before.get(model))));
        return of;
    }

    private void noteLabels(Set<Place> forgotten) {
        var changed = new ArrayList<Moved>();
        now.forEach((place, score) -> {
            String label = score.label().orElse("");
            String was =
                    Optional.ofNullable(known.get(place)).flatMap(Known::label).orElse("");
            if (place.role() == ModelRole.CHAMPION && !label.equals(was)) {
                changed.add(new Moved(place.customer(), place.model(), label, was, score.asOf(), score.score()));
            }
        });
        for (Place place : forgotten) {
            String was = requireNonNull(known.get(place)).label().orElse("");
            if (place.role() == ModelRole.CHAMPION && !was.isEmpty()) {
                changed.add(new Moved(place.customer(), place.model(), "", was, asked.day(), Optional.empty()));
            }
        }
        rows.note(changed);
    }
}
