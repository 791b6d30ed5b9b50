package io.customerhub.identity.match;

import static java.util.Objects.requireNonNull;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Decisions.Said;
import io.customerhub.identity.match.Matched.Named;
import io.customerhub.identity.match.Weighing.Evidence;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds whom records are about as they come, page by page, with a model that was learned before. What hangs together with a page's
 * records is joined anew, all of it, so that in the end it does not matter in which order records came.
 */
public final class PageMatching {
    /** How many records may share a key before it is refined. */
    public static final int LARGEST_BLOCK = 60;

    private static final int MOST_EVIDENCE = 3;

    private final String tenant;
    private final List<ComparisonRule> rules;
    private final Dictionary dictionary;
    private final List<String> duplicateFree;
    private final LearnedModel learned;
    private final int largest;
    private final ReviewRule review;

    /**
     * Matches with a model, and asks people.
     *
     * @param duplicateFree sources that hold nobody twice
     * @param review of which pairs people are asked
     */
    public PageMatching(
            String tenant,
            List<ComparisonRule> rules,
            Dictionary dictionary,
            List<String> duplicateFree,
            LearnedModel learned,
            ReviewRule review) {
        this(tenant, rules, dictionary, duplicateFree, learned, LARGEST_BLOCK, review);
    }

    /**
     * Matches with a model, and asks people nothing.
     *
     * @param duplicateFree sources that hold nobody twice
     * @param largest how many records may share a key before it is refined
     */
    public PageMatching(
            String tenant,
            List<ComparisonRule> rules,
            Dictionary dictionary,
            List<String> duplicateFree,
            LearnedModel learned,
            int largest) {
        this(tenant, rules, dictionary, duplicateFree, learned, largest, ReviewRule.NOTHING);
    }

    private PageMatching(
            String tenant,
            List<ComparisonRule> rules,
            Dictionary dictionary,
            List<String> duplicateFree,
            LearnedModel learned,
            int largest,
            ReviewRule review) {
        this.tenant = tenant;
        this.rules = List.copyOf(rules);
        this.dictionary = dictionary;
        this.duplicateFree = List.copyOf(duplicateFree);
        this.learned = learned;
        this.largest = largest;
        this.review = review;
    }

    /**
     * Matches a page.
     *
     * @param page its records, each once, as they are now; one that was there before has its number and customer
     * @param gone numbers of records that are no more
     */
    public Matched match(List<Member> page, Set<Long> gone, MatchIndex index) {
        Set<Long> loosened =
                Stream.concat(page.stream().map(Member::number), gone.stream()).collect(Collectors.toSet());
        var places = new Places();
        page.forEach(member -> places.of(member.number()));
        Map<Long, Member> known = new HashMap<>();
        Function<List<Long>, RecordSet> reader = numbers -> read(allMembers(numbers, known, index));

        var keys = new PageKeys(index, largest, places, loosened);
        List<Member> before = index.members(loosened);
        keys.remove(read(before), before.stream().map(Member::number).toList());
        page.forEach(member -> known.put(member.number(), member));
        keys.find(read(page), reader);

        List<Edge> remembered = index.edges(before.stream().map(Member::number).toList());
        var former = new FormerMatches(remembered, before, page);
        PagePairs pairs = weigh(places, page.size(), keys.blocks(), former, known, index);
        List<Edge> added = pairs.edges();
        var decisions = new Decisions(index);
        Set<Long> seeds = new HashSet<>(numbers(index.unsettled(), page, known, index));
        seeds.addAll(numbers(decisions.oneWith(before), page, known, index));
        page.forEach(member -> seeds.add(member.number()));
        Stream.concat(remembered.stream(), added.stream()).forEach(edge -> {
            seeds.add(edge.left());
            seeds.add(edge.right());
        });
        seeds.removeAll(gone);
        var component = new Component(index, loosened, added);
        List<Member> members = List.of();
        while (!seeds.isEmpty()) {
            component.follow(seeds);
            members = members(component.numbers().stream().sorted().toList(), known, index);
            // Records that were given to one customer by other means do not hang together, and are told apart here.
            seeds.addAll(index.numbers(customers(members)));
            seeds.addAll(numbers(decisions.oneWith(members), page, known, index));
            seeds.removeAll(component.numbers());
            seeds.removeAll(gone);
        }
        return name(
                page,
                members,
                component.edges(),
                decisions.among(members),
                index,
                new Found(keys.changes(), loosened, pairs));
    }

    /** The numbers of records that are there or come with the page. */
    private static Set<Long> numbers(
            Set<SourceKey> records, List<Member> page, Map<Long, Member> known, MatchIndex index) {
        if (records.isEmpty()) {
            return Set.of();
        }
        Set<Long> numbers = page.stream()
                .filter(member -> records.contains(member.key()))
                .map(Member::number)
                .collect(Collectors.toSet());
        for (Member member : index.membersOf(records)) {
            known.putIfAbsent(member.number(), member);
            numbers.add(member.number());
        }
        return numbers;
    }

    private static Set<CustomerId> customers(List<Member> members) {
        return members.stream().flatMap(member -> member.customer().stream()).collect(Collectors.toSet());
    }

    /** How some records stand to each other, whether they are of a page or not. */
    public Links links(List<Described> records) {
        RecordSet set = set(records);
        return new Links(set, new MatchModel(set, learned.weights()));
    }

    private RecordSet read(List<Member> members) {
        return set(members.stream().map(Member::described).toList());
    }

    private RecordSet set(List<Described> described) {
        return new RecordSet(rules, dictionary, described, duplicateFree, Optional.of(learned.frequencies()));
    }

    private static List<Member> members(List<Long> numbers, Map<Long, Member> known, MatchIndex index) {
        List<Long> unknown =
                numbers.stream().filter(number -> !known.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            index.members(unknown).forEach(member -> known.put(member.number(), member));
        }
        return numbers.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** One for each number. A key or an edge can outlive its record, where it was made while others decided: then it says nothing. */
    private static List<Member> allMembers(List<Long> numbers, Map<Long, Member> known, MatchIndex index) {
        Map<Long, Member> found =
                members(numbers, known, index).stream().collect(Collectors.toMap(Member::number, Function.identity()));
        return numbers.stream()
                .map(number -> found.getOrDefault(number, nothing(number)))
                .toList();
    }

    private static Member nothing(long number) {
        return new Member(number, new SourceKey("", "", ""), new Described("", "", Map.of()), Optional.empty());
    }

    /** The page's records paired with each other, with those that share a key, and with those that matched before. */
    private PagePairs weigh(
            Places places, int page, Blocks blocks, FormerMatches former, Map<Long, Member> known, MatchIndex index) {
        former.place(places);
        List<Member> members = allMembers(places.all(), known, index);
        RecordSet set = read(members);
        var pairs = new PagePairs(members, set, new MatchModel(set, learned.weights()), review);
        blocks.forEachPair(set.size(), page, pairs::weigh);
        former.weigh(places, pairs);
        return pairs;
    }

    private Matched name(
            List<Member> page, List<Member> members, List<Edge> edges, Said said, MatchIndex index, Found found) {
        RecordSet set = read(members);
        var model = new MatchModel(set, learned.weights());
        long[] numbers = members.stream().mapToLong(Member::number).toArray();
        var within = new Edges();
        var former = new ArrayList<int[]>();
        edges.stream()
                .filter(edge -> place(numbers, edge.left()) >= 0 && place(numbers, edge.right()) >= 0)
                .sorted(Comparator.comparingLong(Edge::left).thenComparingLong(Edge::right))
                .forEach(edge -> {
                    int[] pair = {place(numbers, edge.left()), place(numbers, edge.right())};
                    within.add(pair[0], pair[1], Math.max(edge.odds(), Clustering.EVEN));
                    if (edge.isFormer()) {
                        former.add(pair);
                    }
                });
        int[] clusters = new Clustering(set, model, within, said, former).clusters(Clustering.EVEN);
        Map<Integer, CustomerId> names = new Naming(tenant, index).names(members, clusters);
        Set<Long> ofPage = page.stream().map(Member::number).collect(Collectors.toSet());
        var named = new ArrayList<Named>();
        for (int place = 0; place < clusters.length; place++) {
            Member member = members.get(place);
            List<String> evidence = ofPage.contains(member.number()) ? evidence(place, clusters, model) : List.of();
            named.add(new Named(member, requireNonNull(names.get(clusters[place])), evidence));
        }
        return new Matched(
                named,
                Naming.merges(members, clusters, names),
                found.keys(),
                found.loosened(),
                found.pairs().edges(),
                found.pairs().questions());
    }

    /** What is to be remembered of a page's records. */
    private record Found(KeyChanges keys, Set<Long> loosened, PagePairs pairs) {}

    private static int place(long[] numbers, long number) {
        return Arrays.binarySearch(numbers, number);
    }

    /** Which comparisons speak most for a record's best match in its cluster. */
    private static List<String> evidence(int place, int[] clusters, MatchModel model) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < clusters.length; other++) {
            if (other != place && clusters[other] == clusters[place]) {
                double odds = model.score(place, other);
                if (odds > most) {
                    most = odds;
                    best = other;
                }
            }
        }
        return best < 0
                ? List.of()
                : model.weigh(place, best).evidence().stream()
                        .filter(each -> each.bits() > 0)
                        .sorted(Comparator.comparingDouble(Evidence::bits).reversed())
                        .limit(MOST_EVIDENCE)
                        .map(Evidence::comparison)
                        .toList();
    }
}
