package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People say of two records that they are one customer or two, and it holds whatever comes in whatever order. */
final class DecisionsTest {
    private final List<Described> people = new People(4).records(120, 4, "crm");
    private final RecordSet set = new RecordSet(People.RULES, People.WORDS, people, List.of());
    private final MatchModel model = new Training(set, new Candidates(set, 20), 7).train();
    private final PageMatching matching = new PageMatching(
            "t",
            People.RULES,
            People.WORDS,
            List.of(),
            new LearnedModel(model.weights(), set.frequencies(Integer.MAX_VALUE)),
            20);

    /** Somebody's records, as many pages bring them, and what people say meanwhile. */
    private final class World {
        private final IndexInMemory index = new IndexInMemory();
        private long last;

        void bring(Described... records) {
            var page = new ArrayList<Member>();
            for (Described record : records) {
                page.add(new Member(++last, key(record.id()), record, Optional.empty()));
            }
            keep(page, Set.of());
        }

        void withdraw(long number) {
            keep(List.of(), Set.of(number));
        }

        void say(String one, String two, boolean same) {
            index.decide(new Decision(key(one), key(two), same));
            keep(List.of(), Set.of());
        }

        void takeBack(String one, String two, boolean same) {
            index.takeBack(new Decision(key(one), key(two), same));
            keep(List.of(), Set.of());
        }

        private void keep(List<Member> page, Set<Long> gone) {
            index.keep(matching.match(page, gone, index), gone);
        }

        CustomerId of(String id) {
            return index.membersOf(Set.of(key(id))).get(0).customer().orElseThrow();
        }

        Collection<Set<String>> customers() {
            return index.customers().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getValue,
                            Collectors.mapping(
                                    each -> index.members(List.of(each.getKey()))
                                            .get(0)
                                            .key()
                                            .id(),
                                    Collectors.toSet())))
                    .values();
        }
    }

    private static SourceKey key(String id) {
        return new SourceKey("crm", "Person", id);
    }

    private static Described karito(String id) {
        return person(id, "lobana", "karito", "1961-03-12", "8765550001");
    }

    private static Described mototo(String id) {
        return person(id, "dewina", "mototo", "1944-10-05", "8762224444");
    }

    private static Described person(String id, String given, String family, String born, String phone) {
        return new Described(id, "crm", Map.of("given", given, "family", family, "born", born, "phone", phone));
    }

    @Test
    void whoPeopleSayIsOneIsOneAndIsTwoAgainWhenThatIsTakenBack() {
        var world = new World();
        world.bring(karito("a"));
        world.bring(mototo("b"));
        Map<Long, CustomerId> before = world.index.customers();
        world.say("a", "b", true);
        assertThat(world.of("b")).isEqualTo(world.of("a"));
        world.takeBack("a", "b", true);
        assertThat(world.index.customers()).isEqualTo(before);
    }

    @Test
    void whoPeopleSayIsTwoIsTwoAndIsOneAgainWhenThatIsTakenBack() {
        var world = new World();
        world.bring(karito("a"), karito("b"), karito("c"));
        Map<Long, CustomerId> before = world.index.customers();
        world.say("a", "c", false);
        assertThat(world.of("c")).isNotEqualTo(world.of("a"));
        world.bring(karito("d"));
        assertThat(world.of("c")).isNotEqualTo(world.of("a"));
        world.withdraw(4);
        world.takeBack("a", "c", false);
        assertThat(world.index.customers()).isEqualTo(before);
    }

    @Test
    void whatIsSaidOfARecordThatIsNotThereWaitsForIt() {
        var world = new World();
        world.say("a", "b", true);
        world.bring(karito("a"));
        world.bring(mototo("b"), mototo("c"));
        assertThat(world.customers()).containsExactly(Set.of("a", "b", "c"));
        world.withdraw(2);
        assertThat(world.customers()).containsExactlyInAnyOrder(Set.of("a"), Set.of("c"));
        world.bring(mototo("b"));
        assertThat(world.customers()).containsExactly(Set.of("a", "b", "c"));
    }

    @Test
    void whoPeopleSayIsOneBringsAlongAllTheirOtherRecords() {
        var world = new World();
        world.bring(karito("a1"), karito("a2"), karito("a3"), mototo("b1"), mototo("b2"));
        world.say("a1", "b1", true);
        assertThat(world.customers()).containsExactly(Set.of("a1", "a2", "a3", "b1", "b2"));
        world.bring(mototo("b3"));
        assertThat(world.customers()).hasSize(1);
    }

    @Test
    void whatKeepsOneOfThemApartKeepsApartAllWhoAreOneWithThem() {
        var world = new World();
        world.bring(karito("a"), mototo("b"), mototo("c"));
        world.say("a", "b", true);
        world.say("a", "c", false);
        assertThat(world.customers()).containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("c"));
    }

    @Test
    void whoWereOneByWayOfARecordThatGoesAreTwo() {
        var world = new World();
        world.bring(karito("a"), mototo("b"), person("c", "foba", "sasama", "1980-01-01", "8760000000"));
        world.say("a", "c", true);
        world.say("c", "b", true);
        assertThat(world.customers()).containsExactly(Set.of("a", "b", "c"));
        world.withdraw(3);
        assertThat(world.customers()).containsExactlyInAnyOrder(Set.of("a"), Set.of("b"));
    }

    @Test
    void whoIsToldApartTakesAlongOnlyWhoIsMoreLikeThem() {
        var world = new World();
        world.bring(
                karito("a"),
                karito("b"),
                person("c", "lobana", "karito", "1961-03-12", "8762224444"),
                person("d", "lobana", "karito", "1961-03-12", "8762224444"));
        assertThat(world.customers()).hasSize(1);
        world.say("a", "d", false);
        assertThat(world.customers()).containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("c", "d"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderInWhichRecordsComeAndPeopleSpeakDoesNotMatter(long seed) {
        var said = new ArrayList<Decision>();
        for (int place = 0; place + 9 < people.size(); place += 10) {
            said.add(new Decision(
                    key(people.get(place).id()), key(people.get(place + 9).id()), true));
            said.add(new Decision(
                    key(people.get(place).id()), key(people.get(place + 1).id()), false));
        }
        var contradictions = new Contradictions(Map.of());
        assertThat(said).allMatch(each -> contradictions.against(each).isEmpty());
        assertThat(customers(said, new Random(seed))).isEqualTo(customers(said, new Random(0)));
    }

    private Set<Set<String>> customers(List<Decision> said, Random random) {
        var world = new World();
        List<Described> order = new ArrayList<>(people);
        Collections.shuffle(order, random);
        List<Decision> toSay = new ArrayList<>(said);
        Collections.shuffle(toSay, random);
        for (Described each : order) {
            if (random.nextInt(9) == 0 && !toSay.isEmpty()) {
                world.index.decide(toSay.remove(0));
            }
            world.bring(each);
        }
        toSay.forEach(world.index::decide);
        world.keep(List.of(), Set.of());
        for (Decision each : said) {
            CustomerId one = world.of(each.one().id());
            assertThat(one.equals(world.of(each.two().id()))).isEqualTo(each.same());
        }
        return Set.copyOf(world.customers());
    }
}
