package io.customerhub.identity.match;

import io.customerhub.identity.compare.Described;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pairs that matched by what one of them said before. Who has another number now is still who they were: such a pair stays likely as
 * long as what both say speaks rather for their being one than against it.
 */
final class FormerMatches {
    private final List<Edge> edges;

    /**
     * Takes what is remembered.
     *
     * @param edges of the page's records and those that go
     * @param before these records as they were
     * @param page those that stay, as they are
     */
    FormerMatches(List<Edge> edges, List<Member> before, List<Member> page) {
        Map<Long, Described> now = page.stream().collect(Collectors.toMap(Member::number, Member::described));
        Set<Long> gone = new HashSet<>();
        Set<Long> changed = new HashSet<>();
        for (Member was : before) {
            if (!now.containsKey(was.number())) {
                gone.add(was.number());
            } else if (!was.described().equals(now.get(was.number()))) {
                changed.add(was.number());
            }
        }
        this.edges = edges.stream()
                .filter(edge -> !gone.contains(edge.left()) && !gone.contains(edge.right()))
                .filter(edge -> edge.isFormer() || changed.contains(edge.left()) || changed.contains(edge.right()))
                .toList();
    }

    /** Gives places to the records. */
    void place(Places places) {
        edges.forEach(edge -> {
            places.of(edge.left());
            places.of(edge.right());
        });
    }

    /** Weighs the pairs as they are. */
    void weigh(Places places, PagePairs pairs) {
        edges.forEach(edge -> pairs.weighFormer(places.of(edge.left()), places.of(edge.right())));
    }
}
