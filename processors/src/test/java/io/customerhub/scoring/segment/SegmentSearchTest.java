package io.customerhub.scoring.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.declaration.Findings;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.segment.SegmentNames.Place;
import io.customerhub.scoring.segment.SegmentSearch.Candidate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SegmentSearchTest {
    private static final SegmentNames NAMES = new SegmentNames(List.of(
            new Place("champions", Map.of("recency", -1.2, "frequency", 1.2)),
            new Place("promising", Map.of("recency", -0.5, "frequency", -0.5)),
            new Place("at risk", Map.of("recency", 0.7, "frequency", 0.3)),
            new Place("hibernating", Map.of("recency", 1.2, "frequency", -1.0)),
            new Place("new", Map.of("recency", -1.5, "frequency", -1.2))));

    private final SegmentSearch search = new SegmentSearch(2, 5, 10, 0.95, 0.02, 5, NAMES, 1);
    private final FeatureTable customers = customers(300);
    private final List<Candidate> candidates = search.candidates(customers);
    private final SegmentModel model = search.choose(candidates).model();

    /** Three kinds of customers: often and lately, seldom and lately, seldom and long ago. */
    private static FeatureTable customers(int count) {
        var random = new SplittableRandom(4);
        // logarithms; all three clouds are equally wide, so nothing tells which of them a fourth segment would split
        double[][] kinds = {{1, 4}, {1, 1}, {5, 1}};
        double[] recency = new double[count];
        double[] frequency = new double[count];
        for (int i = 0; i < count; i++) {
            recency[i] = Math.expm1(kinds[i % 3][0] + random.nextDouble() - 0.5);
            frequency[i] = Math.expm1(kinds[i % 3][1] + random.nextDouble() - 0.5);
        }
        return new FeatureTable(count, List.of(new Numbers("recency", recency), new Numbers("frequency", frequency)));
    }

    @Test
    void findsTheKindsThatThereAre() {
        assertThat(model.segments()).hasSize(3);
        int[] segments = model.assign(customers);
        assertThat(IntStream.range(0, segments.length)
                        .mapToObj(i -> i % 3 + "=" + model.name(segments[i]))
                        .distinct())
                .containsExactlyInAnyOrder("0=champions", "1=promising", "2=hibernating");
    }

    @Test
    void takesNoMoreSegmentsThanComeOutAgain() {
        assertThat(candidates).extracting(Candidate::count).containsExactly(2, 3, 4, 5);
        assertThat(candidates.get(1).stability()).isGreaterThan(0.99);
        assertThat(candidates.get(2).stability()).isLessThan(0.95);
    }

    @Test
    void takesMostStableWhereNoneIsStable() {
        var asked = new SegmentSearch(2, 5, 10, 2, 0.02, 5, NAMES, 1);
        double most =
                candidates.stream().mapToDouble(Candidate::stability).max().orElseThrow();
        assertThat(asked.choose(candidates).stability()).isEqualTo(most);
    }

    @Test
    void prefersSegmentsThatAreNotTooSmall() {
        var small = new Candidate(candidates.get(3).model(), 1, 0.01);
        assertThat(search.choose(List.of(small, candidates.get(0))).count()).isEqualTo(2);
    }

    @Test
    void findsTheSameForTheSameSeed() {
        assertThat(search.candidates(customers)).isEqualTo(candidates);
    }

    @Test
    void putsCustomerOfWhomFeatureIsNotKnownIntoNoSegment() {
        FeatureTable two = new FeatureTable(
                2, List.of(new Numbers("recency", new double[] {2, Double.NaN}), new Numbers("frequency", new double[] {
                    50, 50
                })));
        int[] segments = model.assign(two);
        assertThat(Arrays.stream(segments).mapToObj(model::name)).containsExactly("champions", "");
    }

    @Test
    void takesCustomersWithFeatureThatIsAlwaysTheSame() {
        FeatureTable constant =
                new FeatureTable(300, List.of(customers.columns().get(0), new Numbers("frequency", new double[300])));
        assertThat(search.candidates(constant).get(0).smallest()).isGreaterThan(0.3);
    }

    @Test
    void refusesMoreSegmentsThanCustomersDiffer() {
        FeatureTable one = customers.rows(new int[] {0, 0, 0, 1});
        assertThatThrownBy(() -> new SegmentSearch(3, 3, 1, 0.9, 0.02, 5, NAMES, 1).candidates(one))
                .hasMessage("finding 3 segments among 4 customers: only 2 of them differ; ask for fewer segments");
    }

    @Test
    void namesTheFeatureThatCustomersLack() {
        FeatureTable lacking = new FeatureTable(300, List.of(customers.columns().get(0)));
        assertThatThrownBy(() -> model.assign(lacking)).hasMessageContaining("segments are by 'frequency'");
    }

    @Test
    void isReadFromItsTextToTheLastBit() {
        var findings = new Findings();
        assertThat(SegmentModelFile.parse(Path.of("segments.json"), SegmentModelFile.text(model), findings))
                .contains(model);
        assertThat(findings.list()).isEmpty();
    }

    @Test
    void refusesTextWhoseCentreLacksNumber() {
        var findings = new Findings();
        String text = """
                scales: [{feature: recency, mean: 1, deviation: 1}]
                segments: [{name: all, centre: []}]
                """;
        assertThat(SegmentModelFile.parse(Path.of("segments.json"), text, findings))
                .isEmpty();
        assertThat(findings.list().toString()).contains("the centre has 0 numbers, and there are 1 scales");
    }
}
