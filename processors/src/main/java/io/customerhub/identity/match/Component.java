package io.customerhub.identity.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All records that hang together with some by edges, however far away. */
final class Component {
    private final Set<Long> numbers = new HashSet<>();
    private final Set<Edge> edges = new HashSet<>();

    /**
     * Follows edges.
     *
     * @param seeds where to begin
     * @param loosened records whose remembered edges count no more
     * @param added edges that are not remembered yet
     */
    Component(MatchIndex index, Collection<Long> seeds, Set<Long> loosened, List<Edge> added) {
        numbers.addAll(seeds);
        edges.addAll(added);
        Set<Long> frontier = new HashSet<>(seeds);
        for (Edge edge : added) {
            frontier.add(edge.left());
            frontier.add(edge.right());
        }
        numbers.addAll(frontier);
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
