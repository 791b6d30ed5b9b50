package io.customerhub.identity.match;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.model.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom a page's records are about, and what that changes for others.
 *
 * @param named the page's records, and all others that hang together with them or did before
 * @param merges customers who turned out to be others
 * @param keys how records are found from now on
 * @param loosened numbers of records whose former edges count no more
 * @param edges the new ones
 * @param questions the pairs of the page's records that people are asked about; those of loosened records are asked no more
 */
public record Matched(
        List<Named> named,
        List<Merge> merges,
        KeyChanges keys,
        Collection<Long> loosened,
        List<Edge> edges,
        List<Question> questions) {
    public Matched {
        named = List.copyOf(named);
        merges = List.copyOf(merges);
        loosened = List.copyOf(loosened);
        edges = List.copyOf(edges);
        questions = List.copyOf(questions);
    }

    /**
     * A record with whom it is about now.
     *
     * @param evidence the comparisons that speak most for the record's best match among the customer's, the strongest first; only of
     *     the page's records, and none for a customer's only one
     */
    public record Named(Member member, CustomerId customer, List<String> evidence) {
        public Named {
            evidence = List.copyOf(evidence);
        }

        /** Whether it was taken to be about somebody else before, or is new. */
        public boolean isMoved() {
            return !member.customer().filter(customer::equals).isPresent();
        }
    }

    /** Whom of those who were there before it changes: a record of theirs comes, changes, or is somebody else's before or after. */
    public Set<CustomerId> changed(Set<Long> page) {
        Set<CustomerId> before = named.stream()
                .flatMap(each -> each.member().customer().stream())
                .collect(Collectors.toSet());
        Set<CustomerId> changed = named.stream()
                .filter(each -> each.isMoved() || page.contains(each.member().number()))
                .flatMap(each -> Stream.concat(each.member().customer().stream(), Stream.of(each.customer())))
                .collect(Collectors.toSet());
        changed.retainAll(before);
        return changed;
    }
}
