package io.customerhub.identity.match;

import static java.util.Objects.requireNonNull;

import io.customerhub.model.SourceKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people said of pairs, taken together: of three records two pairs can say what the third is. */
public final class Contradictions {
    private final Map<Long, Decision> standing;
    private final Map<SourceKey, List<Long>> sames = new HashMap<>();
    /** For each record that is said to be one with others the same one of them. */
    private final Map<SourceKey, SourceKey> groups = new HashMap<>();

    private final Map<SourceKey, Set<SourceKey>> apart = new HashMap<>();

    /**
     * Takes what stands.
     *
     * @param standing decisions that do not contradict each other, by their numbers
     */
    public Contradictions(Map<Long, Decision> standing) {
        this.standing = new LinkedHashMap<>(standing);
        standing.forEach((number, decision) -> {
            if (decision.same()) {
                sames.computeIfAbsent(decision.one(), key -> new ArrayList<>()).add(number);
                sames.computeIfAbsent(decision.two(), key -> new ArrayList<>()).add(number);
            }
        });
        for (SourceKey record : sames.keySet()) {
            if (!groups.containsKey(record)) {
                reach(record).keySet().forEach(one -> groups.put(one, record));
            }
        }
        standing.values().stream().filter(decision -> !decision.same()).forEach(decision -> {
            SourceKey one = group(decision.one());
            SourceKey two = group(decision.two());
            apart.computeIfAbsent(one, key -> new HashSet<>()).add(two);
            apart.computeIfAbsent(two, key -> new HashSet<>()).add(one);
        });
    }

    private SourceKey group(SourceKey record) {
        return groups.getOrDefault(record, record);
    }

    /** The numbers of decisions that together say the contrary of another; none where nothing stands in its way. */
    public List<Long> against(Decision wanted) {
        return says(wanted.one(), wanted.two(), !wanted.same());
    }

    /** Whether it is said of two records already that they are one, or that they are two, if only by way of others. */
    public boolean isSaid(SourceKey one, SourceKey two) {
        SourceKey ofOne = group(one);
        SourceKey ofTwo = group(two);
        return ofOne.equals(ofTwo) || apart.getOrDefault(ofOne, Set.of()).contains(ofTwo);
    }

    private List<Long> says(SourceKey one, SourceKey two, boolean same) {
        Map<SourceKey, List<Long>> ofOne = reach(one);
        if (same) {
            return ofOne.getOrDefault(two, List.of());
        }
        Map<SourceKey, List<Long>> ofTwo = reach(two);
        return standing.entrySet().stream()
                .filter(each -> !each.getValue().same())
                .flatMap(each -> {
                    Decision apart = each.getValue();
                    return through(ofOne.get(apart.one()), each.getKey(), ofTwo.get(apart.two()))
                            .or(() -> through(ofOne.get(apart.two()), each.getKey(), ofTwo.get(apart.one())))
                            .stream();
                })
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<List<Long>> through(@Nullable List<Long> before, long number, @Nullable List<Long> behind) {
        if (before == null || behind == null) {
            return Optional.empty();
        }
        var way = new ArrayList<>(before);
        way.add(number);
        way.addAll(behind);
        return Optional.of(way);
    }

    /** All records that are said to be one with a record, itself included, each with the decisions that say so. */
    private Map<SourceKey, List<Long>> reach(SourceKey from) {
        Map<SourceKey, List<Long>> reached = new HashMap<>();
        reached.put(from, List.of());
        Deque<SourceKey> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            SourceKey at = next.remove();
            for (long number : sames.getOrDefault(at, List.of())) {
                Decision decision = requireNonNull(standing.get(number));
                SourceKey other = decision.one().equals(at) ? decision.two() : decision.one();
                if (!reached.containsKey(other)) {
                    var way = new ArrayList<>(requireNonNull(reached.get(at)));
                    way.add(number);
                    reached.put(other, way);
                    next.add(other);
                }
            }
        }
        return reached;
    }
}
