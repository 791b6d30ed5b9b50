package io.customerhub.identity;

import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.Resolution.Moved;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page does to customers: one change for each two of whom the one has records that were the other's. */
public final class IdentityChanges {
    private final Resolution resolution;
    private final Before before;
    private final Set<Merge> merges;
    private final Set<SourceKey> brought;

    /** Takes what was resolved. */
    public IdentityChanges(Resolution resolution, Before before) {
        this.resolution = resolution;
        this.before = before;
        this.merges = Set.copyOf(resolution.merges());
        this.brought =
                resolution.resolved().stream().map(each -> each.record().key()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What a page found.
     *
     * @param links whom its records, and those that it withdraws, were about
     * @param customers all who were there, of those whom it changes
     * @param withdrawn the records that it withdraws
     * @param said what people said, and no page has followed yet
     */
    public record Before(
            Map<SourceKey, CustomerId> links, Set<CustomerId> customers, Set<SourceKey> withdrawn, List<Said> said) {
        public Before {
            links = Map.copyOf(links);
            customers = Set.copyOf(customers);
            withdrawn = Set.copyOf(withdrawn);
            said = List.copyOf(said);
        }
    }

    /** What somebody said, by its number. */
    public record Said(long id, Decision decision, boolean isTakenBack) {
        /** Whether it speaks for the two being one: also who takes back that they are two does. */
        boolean isForOne() {
            return decision.same() != isTakenBack;
        }
    }

    private record Way(CustomerId from, CustomerId into) {
        static final Comparator<Way> ORDER = Comparator.comparing(Way::from).thenComparing(Way::into);
    }

    /**
     * All of them, splits first.
     *
     * @param after whom the records are about that people spoke of
     */
    public List<IdentityChange> all(Map<SourceKey, CustomerId> after) {
        var changes = new ArrayList<IdentityChange>();
        ways().forEach((way, records) -> changes.add(change(way, records, after)));
        changes.sort(Comparator.comparing(IdentityChange::kind));
        return changes;
    }

    private Map<Way, List<SourceKey>> ways() {
        Stream<Moved> ofPage = resolution.resolved().stream().flatMap(each -> moved(each).stream());
        return Stream.concat(resolution.moved().stream(), ofPage)
                .collect(Collectors.groupingBy(
                        each -> new Way(each.from(), each.into()),
                        () -> new TreeMap<>(Way.ORDER),
                        Collectors.mapping(
                                Moved::record,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        records -> records.stream().sorted().toList()))));
    }

    private Optional<Moved> moved(Resolved resolved) {
        SourceKey record = resolved.record().key();
        return Optional.ofNullable(before.links().get(record))
                .filter(from -> !from.equals(resolved.customer()))
                .map(from -> new Moved(record, from, resolved.customer()));
    }

    private IdentityChange change(Way way, List<SourceKey> records, Map<SourceKey, CustomerId> after) {
        List<Long> decisions = decisions(way, records, after);
        Why why = decisions.isEmpty() ? withoutPeople(way, records) : Why.DECISION;
        return new IdentityChange(kind(way), way.from(), Optional.of(way.into()), records, why, decisions);
    }

    private Kind kind(Way way) {
        if (merges.contains(new Merge(way.from(), way.into()))) {
            return Kind.MERGED;
        }
        return before.customers().contains(way.into()) ? Kind.MOVED : Kind.SPLIT;
    }

    /** What was said of a record that changed hands and one on the other side. A page that brings nothing follows all that was said. */
    private List<Long> decisions(Way way, List<SourceKey> records, Map<SourceKey, CustomerId> after) {
        Set<SourceKey> changed = new HashSet<>(records);
        List<Long> direct = before.said().stream()
                .filter(said -> {
                    CustomerId side = said.isForOne() ? way.into() : way.from();
                    SourceKey one = said.decision().one();
                    SourceKey two = said.decision().two();
                    return (changed.contains(one) && side.equals(after.get(two)))
                            || (changed.contains(two) && side.equals(after.get(one)));
                })
                .map(Said::id)
                .toList();
        boolean bringsNothing = brought.isEmpty() && before.withdrawn().isEmpty();
        return direct.isEmpty() && bringsNothing
                ? before.said().stream().map(Said::id).toList()
                : direct;
    }

    private Why withoutPeople(Way way, List<SourceKey> records) {
        boolean isBrought = records.stream().anyMatch(brought::contains);
        boolean isLeft = before.withdrawn().stream()
                .map(before.links()::get)
                .anyMatch(customer -> way.from().equals(customer) || way.into().equals(customer));
        return isLeft && !isBrought ? Why.WITHDRAWN : Why.COMPARING;
    }
}
