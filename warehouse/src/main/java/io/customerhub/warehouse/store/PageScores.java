package io.customerhub.warehouse.store;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.ScoreRows.Before;
import io.customerhub.warehouse.store.ScoreRows.Known;
import io.customerhub.warehouse.store.ScoreRows.Left;
import io.customerhub.warehouse.store.ScoreRows.Moved;
import io.customerhub.warehouse.store.ScoreRows.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
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
    private final Map<Place, Known> known;
    /** The names of those that said something before as champions. */
    private final Set<String> champions = new HashSet<>();

    private final Map<Place, CustomerScore> now = new LinkedHashMap<>();
    private final Map<ModelRole, Set<String>> heard = new EnumMap<>(ModelRole.class);
    private final Map<ModelRole, Set<String>> waiting = new EnumMap<>(ModelRole.class);
    private final Map<String, String> reasons = new HashMap<>();
    private final Map<String, List<Before>> before = new HashMap<>();

    PageScores(ScoreRows rows, List<CustomerId> customers, AskedCustomers asked) {
        this.rows = rows;
        this.customers = List.copyOf(customers);
        this.asked = asked;
        this.known = rows.of(customers);
        for (Place place : known.keySet()) {
            if (place.role() == ModelRole.CHAMPION) {
                champions.add(place.model());
            }
        }
        for (ModelRole role : ModelRole.values()) {
            heard.put(role, new HashSet<>());
            waiting.put(role, new HashSet<>());
        }
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
        if (!names(heard, role).add(name)) {
            now.keySet().removeIf(place -> place.model().equals(name) && place.role() == role);
        }
        said.forEach((customer, score) -> now.put(new Place(customer, name, role), score));
    }

    /** Leaves what one said before that is asked at another time. */
    public void leave(String name, ModelRole role) {
        names(waiting, role).add(name);
    }

    /** Leaves what a champion said before, with the reason why it was not asked. */
    public void leave(String model, String reason) {
        reasons.put(model, reason);
    }

    /** All that champions and decisions say of each customer by now, in the order of their names. */
    public Map<CustomerId, List<ToldScore>> said() {
        return saidBefore(List.of());
    }

    /** The same as long as some are still to be heard, of whom nothing is told. */
    public Map<CustomerId, List<ToldScore>> saidBefore(Collection<String> others) {
        Map<CustomerId, List<ToldScore>> said = new HashMap<>();
        customers.forEach(customer -> said.put(customer, new ArrayList<>()));
        now.forEach((place, score) -> {
            if (place.role() == ModelRole.CHAMPION) {
                requireNonNull(said.get(place.customer())).add(ToldScore.of(score));
            }
        });
        Set<String> carried = silent(others);
        carried.addAll(names(waiting, ModelRole.CHAMPION));
        before(carried)
                .forEach(each -> requireNonNull(said.get(each.customer())).add(each.score()));
        said.values().forEach(scores -> scores.sort(Comparator.comparing(ToldScore::model)));
        return said;
    }

    /** Keeps it, and who has another label than before. */
    public void keep() {
        Set<String> silent = silent(List.of());
        Set<Place> forgotten = new HashSet<>();
        for (Place place : known.keySet()) {
            boolean isLeft = place.role() == ModelRole.CHAMPION && silent.contains(place.model());
            if (!isLeft && !names(waiting, place.role()).contains(place.model()) && !now.containsKey(place)) {
                forgotten.add(place);
            }
        }
        rows.forget(List.copyOf(forgotten));
        rows.mark(before(silent).stream()
                .map(each -> new Left(each, reasons.getOrDefault(each.score().model(), NOBODY)))
                .filter(Left::isNews)
                .toList());
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

    /** Champions that said something before, were not asked and are not waited for. */
    private Set<String> silent(Collection<String> toBeHeard) {
        Set<String> silent = new HashSet<>(champions);
        silent.removeAll(names(heard, ModelRole.CHAMPION));
        silent.removeAll(names(waiting, ModelRole.CHAMPION));
        silent.removeAll(toBeHeard);
        return silent;
    }

    /** What some champions said before: read only of those of whom it is told on, and once. */
    private List<Before> before(Set<String> models) {
        Set<String> unread = new HashSet<>(models);
        unread.removeAll(before.keySet());
        if (!unread.isEmpty()) {
            unread.forEach(model -> before.put(model, new ArrayList<>()));
            rows.before(customers, unread)
                    .forEach(each ->
                            requireNonNull(before.get(each.score().model())).add(each));
        }
        return models.stream()
                .flatMap(model -> requireNonNull(before.get(model)).stream())
                .toList();
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

    private static Set<String> names(Map<ModelRole, Set<String>> of, ModelRole role) {
        return requireNonNull(of.get(role));
    }
}
