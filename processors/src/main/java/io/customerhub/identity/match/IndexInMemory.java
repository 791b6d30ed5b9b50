package io.customerhub.identity.match;

import io.customerhub.identity.match.Matched.Named;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An index that remembers as long as it lives: for measuring, and for tests. */
public final class IndexInMemory implements MatchIndex {
    private final Map<Long, Set<Long>> found = new HashMap<>();
    private final Map<Long, Member> members = new TreeMap<>();
    private final Map<Long, Set<Edge>> edges = new HashMap<>();
    private final Set<Decision> decisions = new LinkedHashSet<>();
    private final Set<SourceKey> unsettled = new HashSet<>();

    /** Keeps what a page changed. */
    public void keep(Matched matched, Set<Long> gone) {
        KeyChanges keys = matched.keys();
        keys.removed()
                .forEach((key, number) ->
                        found.getOrDefault(key, new HashSet<>()).remove(number));
        keys.refined().forEach((key, mark) -> found.put(key, new HashSet<>(Set.of(mark))));
        keys.added()
                .forEach((key, number) -> found.computeIfAbsent(key, added -> new LinkedHashSet<>())
                        .add(number));
        for (long number : matched.loosened()) {
            for (Edge edge : Set.copyOf(edges.getOrDefault(number, Set.of()))) {
                edges.getOrDefault(edge.left(), new HashSet<>()).remove(edge);
                edges.getOrDefault(edge.right(), new HashSet<>()).remove(edge);
            }
        }
        for (Edge edge : matched.edges()) {
            edges.computeIfAbsent(edge.left(), number -> new HashSet<>()).add(edge);
            edges.computeIfAbsent(edge.right(), number -> new HashSet<>()).add(edge);
        }
        for (Named named : matched.named()) {
            Member member = named.member();
            members.put(
                    member.number(),
                    new Member(member.number(), member.key(), member.described(), Optional.of(named.customer())));
        }
        members.keySet().removeAll(gone);
        unsettled.clear();
    }

    /** Keeps what people said. */
    public void decide(Decision decision) {
        decisions.add(decision);
        unsettled.addAll(Set.of(decision.one(), decision.two()));
    }

    /** People take back what they said. */
    public void takeBack(Decision decision) {
        decisions.remove(decision);
        unsettled.addAll(Set.of(decision.one(), decision.two()));
    }

    /** Whom each record is about, by its number. */
    public Map<Long, CustomerId> customers() {
        return members.values().stream()
                .collect(Collectors.toMap(
                        Member::number, member -> member.customer().orElseThrow()));
    }

    @Override
    public void find(long[] keys, Found each) {
        for (long key : keys) {
            found.getOrDefault(key, Set.of()).forEach(number -> each.found(key, number));
        }
    }

    @Override
    public long[] refined(long[] keys) {
        return Arrays.stream(keys)
                .filter(key -> found.getOrDefault(key, Set.of()).contains(REFINED))
                .toArray();
    }

    @Override
    public List<Member> members(Collection<Long> numbers) {
        return numbers.stream().map(members::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Edge> edges(Collection<Long> numbers) {
        return numbers.stream()
                .flatMap(number -> edges.getOrDefault(number, Set.of()).stream())
                .distinct()
                .toList();
    }

    @Override
    public List<Member> membersOf(Collection<SourceKey> records) {
        return members.values().stream()
                .filter(member -> records.contains(member.key()))
                .toList();
    }

    @Override
    public List<Decision> decisions(Collection<SourceKey> records) {
        return decisions.stream()
                .filter(each -> records.contains(each.one()) || records.contains(each.two()))
                .toList();
    }

    @Override
    public Set<SourceKey> unsettled() {
        return Set.copyOf(unsettled);
    }

    @Override
    public Set<Long> numbers(Set<CustomerId> customers) {
        return members.values().stream()
                .filter(member -> member.customer().filter(customers::contains).isPresent())
                .map(Member::number)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<CustomerId> taken(Set<CustomerId> ids) {
        return members.values().stream()
                .flatMap(member -> member.customer().stream())
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }
}
