package io.customerhub.identity.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All records that hang together with some by edges, however far away, or are about one customer with them. */
final class Component {
    private final MatchIndex index;
    private final Set<Long> loosened;
    private final Set<Long> numbers = new HashSet<>();
    private final Set<Edge> edges = new HashSet<>();

    /**
     * Starts with edges that are not remembered yet.
     *
     * @param loosened records whose remembered edges count no more
     */
    Component(MatchIndex index, Set<Long> loosened, List<Edge> added) {
        this.index = index;
        this.loosened = loosened;
        edges.addAll(added);
    }

    /** Follows edges from some records. */
    void follow(Collection<Long> seeds) {
        Set<Long> frontier = new HashSet<>(seeds);
        frontier.removeAll(numbers);
        numbers.addAll(seeds);
        frontier.removeAll(loosened);
        while (!frontier.isEmpty()) {
            List<Edge> found = index.edges(frontier);
            frontier = new HashSet<>();
            for (Edge edge : found) {
                if (!loosened.contains(edge.left()) && !loosened.contains(edge.right())) {
                    edges.add(edge);
                    for (long number : List.of(edge.left(), edge.right())) {
                        if (numbers.add(number)) {
                            frontier.add(number);
                        }
                    }
                }
            }
        }
    }

    Set<Long> numbers() {
        return numbers;
    }

    List<Edge> edges() {
        return new ArrayList<>(edges);
    }
}
