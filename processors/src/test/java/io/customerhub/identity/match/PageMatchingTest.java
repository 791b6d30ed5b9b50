package io.customerhub.identity.match;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.KeyChanges.Keyed;
import io.customerhub.identity.match.Matched.Named;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PageMatchingTest {
    private static final int LARGEST = 20;

    private final List<Described> people = new People(4).records(300, 4, "crm");
    private final RecordSet set = new RecordSet(People.RULES, People.WORDS, people, List.of());
    private final Candidates candidates = new Candidates(set, LARGEST);
    private final MatchModel model = new Training(set, candidates, 7).train();
    private final LearnedModel learned = new LearnedModel(model.weights(), set.frequencies(Integer.MAX_VALUE));
    private final PageMatching matching =
            new PageMatching("t", People.RULES, People.WORDS, List.of(), learned, LARGEST);
    private final IndexInMemory index = new IndexInMemory();

    private Matched keep(List<Member> page, Long... gone) {
        Matched matched = matching.match(page, Set.of(gone), index);
        index.keep(matched, Set.of(gone));
        return matched;
    }

    private Member member(long number, Described described) {
        return new Member(
                number,
                new SourceKey("crm", "Person", described.id()),
                described,
                Optional.ofNullable(index.customers().get(number)));
    }

    private static Described person(String id, String given, String family, String born, String phone) {
        return new Described(id, "crm", Map.of("given", given, "family", family, "born", born, "phone", phone));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInWhichRecordsComeDoesNotMatter(long seed) {
        List<Described> order = new ArrayList<>(people);
        Collections.shuffle(order, new Random(seed));
        long number = 1;
        for (int from = 0; from < order.size(); from += 70) {
            var page = new ArrayList<Member>();
            for (Described each : order.subList(from, Math.min(from + 70, order.size()))) {
                page.add(member(number++, each));
            }
            keep(page);
        }
        int[] atOnce = new Clustering(set, candidates, model).clusters(Clustering.EVEN);
        Map<Integer, Set<String>> expected = new HashMap<>();
        for (int record = 0; record < atOnce.length; record++) {
            expected.computeIfAbsent(atOnce[record], cluster -> new TreeSet<>()).add(set.id(record));
        }
        assertThat(candidates.refined()).isPositive();
        assertThat(customers().values()).containsExactlyInAnyOrderElementsOf(expected.values());
    }

    /** The ids of records by the customers whom they are about. */
    private Map<CustomerId, Set<String>> customers() {
        return index.customers().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        Collectors.mapping(
                                each -> index.members(List.of(each.getKey()))
                                        .get(0)
                                        .described()
                                        .id(),
                                Collectors.toSet())));
    }

    @Test
    void whoSharesNothingKeepsTheirCustomer() {
        Described one = people.get(0);
        keep(List.of(member(1, one), member(2, person("x", "zoro", "zenith", "1931-01-30", "8760000000"))));
        CustomerId other = index.customers().get(2L);
        Matched matched = keep(List.of(member(3, one)));
        assertThat(matched.named()).extracting(named -> named.member().number()).containsExactly(1L, 3L);
        assertThat(index.customers()).containsEntry(2L, other);
        assertThat(index.customers().get(3L)).isEqualTo(index.customers().get(1L));
    }

    @Test
    void whoTurnsOutToBeAnotherLeadsToTheOlderOne() {
        keep(List.of(member(1, person("a", "lobana", "karito", "1961-03-12", "8765550001"))));
        keep(List.of(member(2, person("b", "dewina", "mototo", "1944-10-05", "8762224444"))));
        CustomerId older = requireNonNull(index.customers().get(1L));
        CustomerId younger = requireNonNull(index.customers().get(2L));
        assertThat(younger).isNotEqualTo(older);
        Matched matched = keep(List.of(member(2, person("b", "lobana", "karito", "1961-03-12", "8765550001"))));
        assertThat(matched.merges()).containsExactly(new Merge(younger, older));
        assertThat(matched.named())
                .allSatisfy(named -> assertThat(named.customer()).isEqualTo(older));
        assertThat(matched.named().get(1).evidence()).contains("name", "birth date");
    }

    @Test
    void whoIsToldApartAgainIsWhoTheyWereBefore() {
        keep(List.of(member(1, person("a", "lobana", "karito", "1961-03-12", "8765550001"))));
        keep(List.of(member(2, person("b", "dewina", "mototo", "1944-10-05", "8762224444"))));
        Map<Long, CustomerId> before = index.customers();
        Described changed = person("b", "lobana", "karito", "1961-03-12", "8765550001");
        keep(List.of(member(2, changed)));
        assertThat(customers()).hasSize(1);
        keep(List.of(member(2, person("b", "dewina", "mototo", "1944-10-05", "8762224444"))));
        assertThat(index.customers()).isEqualTo(before);
    }

    @Test
    void whoMatchedIsStillOneWhereTheyHaveChangedAndNotWhereTheWeightsHave() {
        Described first = person("a", "lobana", "karito", "1961-03-12", "8765550001");
        keep(List.of(member(1, first), member(2, person("b", "lobana", "karito", "1961-03-12", "8765550001"))));
        assertThat(customers()).hasSize(1);
        MatchWeights weights = learned.weights();
        var severe = new LearnedModel(
                new MatchWeights(weights.prior() - 100, weights.neighbourPrior(), weights.levels()),
                learned.frequencies());
        var strict = new PageMatching("t", People.RULES, People.WORDS, List.of(), severe, LARGEST);

        assertThat(strict.match(List.of(member(1, first)), Set.of(), index).named())
                .extracting(Named::customer)
                .doesNotHaveDuplicates();
        Described moved = person("a", "lobana", "karito", "1961-03-12", "8769999999");
        for (int time = 0; time < 2; time++) {
            Matched still = strict.match(List.of(member(1, moved)), Set.of(), index);
            index.keep(still, Set.of());
            assertThat(customers()).hasSize(1);
        }
        index.keep(strict.match(List.of(), Set.of(2L), index), Set.of(2L));
        assertThat(customers()).hasSize(1);
        assertThat(index.edges(List.of(1L))).isEmpty();
    }

    @Test
    void whatWasJoinedByARecordThatIsNoMoreFallsApartAgain() {
        Described first = person("a", "lobana", "karito", "1961-03-12", "8765550001");
        Described other = new Described("c", "crm", Map.of("given", "l", "family", "karita", "phone", "8765550002"));
        keep(List.of(member(1, first), member(2, other)));
        Map<Long, CustomerId> before = index.customers();
        var between = new ArrayList<Member>();
        for (long number = 3; number < 6; number++) {
            between.add(member(number, person("b" + number, "lobana", "karita", "1961-03-12", "8765550002")));
        }
        keep(between);
        assertThat(customers()).hasSize(1);
        Matched matched = keep(List.of(), 3L, 4L, 5L);
        assertThat(index.customers()).isEqualTo(before);
        assertThat(matched.named()).extracting(Named::customer).isSubsetOf(before.values());
    }

    @Test
    void recordsThatWereGivenToOneCustomerByOtherMeansAreToldApart() {
        CustomerId both = new CustomerId(new UUID(7, 7));
        Member first = member(1, person("a", "lobana", "karito", "1961-03-12", "8765550001"));
        Member second = member(2, person("b", "dewina", "mototo", "1944-10-05", "8762224444"));
        index.keep(unchanged(List.of(new Named(first, both, List.of()), new Named(second, both, List.of()))), Set.of());
        Matched matched = keep(List.of(member(2, second.described())));
        assertThat(index.customers().get(1L)).isEqualTo(both);
        assertThat(index.customers().get(2L)).isEqualTo(CustomerId.firstSeenIn("t", second.key()));
        assertThat(matched.merges()).isEmpty();
    }

    @Test
    void aKeyThatOutlivedItsRecordFindsNobody() {
        Described one = people.get(0);
        keep(List.of(member(1, one)));
        index.keep(unchanged(List.of()), Set.of(1L));
        Matched matched = keep(List.of(member(2, one)));
        assertThat(matched.named()).extracting(named -> named.member().number()).containsExactly(2L);
    }

    @Test
    void anEdgeThatOutlivedItsRecordLeadsToNobody() {
        Described one = people.get(0);
        keep(List.of(member(1, one), member(2, one), member(3, one)));
        index.keep(unchanged(List.of()), Set.of(1L));
        Matched matched = keep(List.of(member(2, one)));
        assertThat(matched.named()).extracting(named -> named.member().number()).containsExactly(2L, 3L);
        assertThat(Set.copyOf(index.customers().values())).hasSize(1);
    }

    private static Matched unchanged(List<Named> named) {
        return new Matched(
                named,
                List.of(),
                new KeyChanges(new Keyed(), new Keyed(), new Keyed()),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void aCustomerKeepsTheirIdWhenTheirOldestRecordGoes() {
        Described one = people.get(0);
        keep(List.of(member(1, one), member(2, one), member(3, one)));
        Collection<CustomerId> before = Set.copyOf(index.customers().values());
        assertThat(before).hasSize(1);
        keep(List.of(), 1L);
        assertThat(Set.copyOf(index.customers().values())).isEqualTo(before);
    }

    @Test
    void aRecordIsFoundByWhatItSaysNowAndNotByWhatItSaid() {
        Described old = person("a", "lobana", "karito", "1961-03-12", "8765550001");
        keep(List.of(member(1, old)));
        keep(List.of(member(1, person("a", "dewina", "mototo", "1944-10-05", "8762224444"))));
        keep(List.of(member(2, old)));
        assertThat(customers()).hasSize(2);
        keep(List.of(member(3, person("c", "dewina", "mototo", "1944-10-05", "8762224444"))));
        assertThat(index.customers().get(3L)).isEqualTo(index.customers().get(1L));
    }
}
