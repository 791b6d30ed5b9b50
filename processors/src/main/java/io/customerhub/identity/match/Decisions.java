package io.customerhub.identity.match;

import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people said of the records that a page is matched with, as far as it was asked for. */
final class Decisions {
    private final MatchIndex index;
    private final Set<SourceKey> asked = new HashSet<>();
    private final Set<Decision> decisions = new LinkedHashSet<>();

    Decisions(MatchIndex index) {
        this.index = index;
    }

    /** The keys of all that are said to be one with any of these records, whether they are there or not. */
    Set<SourceKey> oneWith(Collection<Member> members) {
        Set<SourceKey> keys = new HashSet<>();
        members.stream().map(Member::key).filter(asked::add).forEach(keys::add);
        Set<SourceKey> found = new HashSet<>();
        if (!keys.isEmpty()) {
            for (Decision decision : index.decisions(keys)) {
                decisions.add(decision);
                if (decision.same()) {
                    found.add(decision.one());
                    found.add(decision.two());
                }
            }
        }
        return found;
    }

    /** Those between these members, by the members' places. */
    Said among(List<Member> members) {
        Map<SourceKey, Integer> places = new HashMap<>();
        members.forEach(member -> places.put(member.key(), places.size()));
        var together = new ArrayList<int[]>();
        var apart = new ArrayList<int[]>();
        for (Decision decision : decisions) {
            Integer one = places.get(decision.one());
            Integer two = places.get(decision.two());
            if (one != null && two != null) {
                (decision.same() ? together : apart).add(new int[] {Math.min(one, two), Math.max(one, two)});
            }
        }
        return new Said(together, apart);
    }

    /**
     * What people said of records, by their numbers.
     *
     * @param together pairs that are about one customer
     * @param apart pairs that are not
     */
    record Said(List<int[]> together, List<int[]> apart) {
        static final Said NOTHING = new Said(List.of(), List.of());

        Said {
            together = List.copyOf(together);
            apart = List.copyOf(apart);
        }
    }
}
