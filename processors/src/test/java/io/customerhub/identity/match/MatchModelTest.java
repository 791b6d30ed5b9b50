package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Training.Label;
import io.customerhub.identity.match.Weighing.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MatchModelTest {
    private final List<Described> records = records();
    private final RecordSet set = new RecordSet(People.RULES, People.WORDS, records, List.of());
    private final MatchModel model = new Training(set, new Candidates(set, 60), 7).train();

    /** People, and two who share all of a household and are not one. */
    private static List<Described> records() {
        List<Described> records = new ArrayList<>(new People(9).records(400, 3, "crm"));
        Map<String, String> mother =
                Map.of("given", "lobana", "family", "karito", "born", "1961-03-12", "phone", "8765550001", "town", "x");
        Map<String, String> son =
                Map.of("given", "dewi", "family", "karito", "born", "1988-09-30", "phone", "8765550001", "town", "x");
        records.add(new Described("mother/0", "crm", mother));
        records.add(new Described("son/0", "crm", son));
        records.add(new Described("mother/1", "crm", mother));
        return records;
    }

    @Test
    void whatIsWeighedStepByStepIsTheScoreToTheBit() {
        for (int one = 0; one < set.size(); one++) {
            for (int other = 0; other < set.size(); other++) {
                Weighing weighing = model.weigh(one, other);
                assertThat(weighing.odds()).isEqualTo(model.score(one, other));
                assertThat(weighing.odds()).isLessThanOrEqualTo(weighing.againstChance());
            }
        }
    }

    @Test
    void whoSharesAPlaceAndIsNotOneLosesMostToThePossibilityThatTheyAreNeighbours() {
        int mother = records.size() - 3;
        Weighing same = model.weigh(mother, mother + 2);
        Weighing son = model.weigh(mother, mother + 1);
        assertThat(same.evidence())
                .extracting(Evidence::comparison)
                .containsExactly("name", "birth date", "phone", "locality");
        assertThat(son.againstChance() - son.odds()).isGreaterThan(same.againstChance() - same.odds());
    }

    @Test
    void whoSharesAHouseholdIsNotOne() {
        int mother = records.size() - 3;
        assertThat(model.score(mother, mother + 1)).isNegative();
        assertThat(MatchModel.confidence(model.score(mother, mother + 2))).isGreaterThan(0.99);
    }

    @Test
    void whatIsMissingWeighsNothing() {
        assertThat(model.weigh(0, records.size() - 1).evidence())
                .extracting(Evidence::comparison)
                .doesNotHaveDuplicates()
                .isSubsetOf("name", "birth date", "phone", "locality");
        var bare = new RecordSet(
                People.RULES,
                People.WORDS,
                List.of(
                        new Described("a", "crm", Map.of("given", "lobana")),
                        new Described("b", "crm", Map.of("phone", "8765550001"))),
                List.of());
        MatchModel untold = new Training(bare, new Candidates(bare, 60), 7).train();
        assertThat(untold.weigh(0, 1).evidence()).isEmpty();
        assertThat(untold.score(0, 1)).isLessThanOrEqualTo(untold.weigh(0, 1).prior());
    }

    @Test
    void learnsTheSameFromTheSameRecords() {
        MatchModel again = new Training(set, new Candidates(set, 60), 7).train();
        assertThat(again.score(0, 1)).isEqualTo(model.score(0, 1));
    }

    @Test
    void whatPeopleSaidOfPairsCountsAsTheySaidIt() {
        var candidates = new Candidates(set, 60);
        List<Label> labels = new ArrayList<>();
        candidates.forEach((left, right) -> {
            if (set.comparisons().get(1).level(left, right) > 1 && labels.size() < 40) {
                labels.add(new Label(left, right, true));
            }
        });
        Label first = labels.get(0);
        double untold = model.score(first.left(), first.right());
        assertThat(new Training(set, candidates, labels, 7).train().score(first.left(), first.right()))
                .isGreaterThan(untold);
        List<Label> contrary = labels.stream()
                .map(label -> new Label(label.left(), label.right(), false))
                .toList();
        assertThat(new Training(set, candidates, contrary, 7).train().score(first.left(), first.right()))
                .isLessThan(untold);
    }

    @Test
    void confidenceIsHalfWhereOddsAreEven() {
        assertThat(MatchModel.confidence(0)).isCloseTo(0.5, within(1e-12));
        assertThat(MatchModel.confidence(-40)).isLessThan(1e-9);
    }
}
