package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRule.Kind;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From records to customers, without a single pair that was told. */
final class ClusteringTest {
    private static final int LARGEST_BLOCK = 60;

    @Test
    void recognisesPeopleInSpiteOfErrors() {
        List<Described> records = new People(1).records(600, 4, "crm");
        Set<Set<String>> clusters = clusters(records, List.of());

        double right = 0;
        double found = 0;
        double all = 0;
        Map<String, Integer> sizes = new HashMap<>();
        for (Described record : records) {
            sizes.merge(People.person(record.id()), 1, Integer::sum);
        }
        for (int size : sizes.values()) {
            all += size * (size - 1) / 2.0;
        }
        for (Set<String> cluster : clusters) {
            found += cluster.size() * (cluster.size() - 1) / 2.0;
            Map<String, Long> of =
                    cluster.stream().collect(Collectors.groupingBy(People::person, Collectors.counting()));
            right += of.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
        }
        assertThat(right / found).as("precision").isGreaterThan(0.99);
        assertThat(right / all).as("recall").isGreaterThan(0.97);
    }

    @Test
    void doesNotDependOnTheOrderOfTheRecords() {
        List<Described> records = new People(2).records(200, 4, "crm");
        Set<Set<String>> clusters = clusters(records, List.of());
        List<Described> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(clusters(shuffled, List.of())).isEqualTo(clusters);
    }

    @Test
    void joinsNoTwoRecordsOfASourceThatHoldsNobodyTwice() {
        List<Described> records = new People(4).records(300, 2, "books", "crm");
        Set<Set<String>> clusters = clusters(records, List.of("books", "crm"));

        assertThat(clusters).allSatisfy(cluster -> assertThat(cluster.size()).isLessThan(3));
        assertThat(clusters.stream().filter(cluster -> cluster.size() == 2).toList())
                .hasSizeGreaterThan(290)
                .allSatisfy(pair -> assertThat(pair.stream().map(id -> id.substring(id.indexOf('/'))))
                        .containsExactlyInAnyOrder("/0", "/1"));
    }

    @Test
    void comparesACandidatePairOnce() {
        List<Described> records = new People(5).records(100, 4, "crm");
        var set = new RecordSet(People.RULES, People.WORDS, records, List.of());
        Set<String> seen = new HashSet<>();
        new Candidates(set, LARGEST_BLOCK).forEach((left, right) -> {
            assertThat(left).isLessThan(right);
            assertThat(seen.add(left + " " + right)).isTrue();
        });
        assertThat(seen).isNotEmpty();
    }

    @Test
    void keysThatManyShareAreRefinedAndNotDropped() {
        List<Described> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(new Described(
                    String.valueOf(i),
                    "crm",
                    Map.of(
                            "given",
                            "mary",
                            "family",
                            "brown",
                            "town",
                            "kingston",
                            "phone",
                            String.valueOf(1000000 + i / 2))));
        }
        var candidates = new Candidates(new RecordSet(People.RULES, People.WORDS, records, List.of()), 10);
        Set<String> pairs = new TreeSet<>();
        candidates.forEach((left, right) -> pairs.add(left + " " + right));

        assertThat(candidates.refined()).isPositive();
        assertThat(pairs).contains("0 1", "98 99", "198 199");
        assertThat(pairs.size()).isLessThan(200 * 20);
    }

    @Test
    void whatDoesNotFindIsComparedAllTheSame() {
        List<Described> records = List.of(
                new Described("1", "crm", Map.of("given", "mary", "family", "brown")),
                new Described("2", "crm", Map.of("given", "mary", "family", "brown")));
        List<ComparisonRule> rules =
                List.of(new ComparisonRule("name", Kind.PERSON_NAME, List.of("given", "family", "full"), false, false));
        var set = new RecordSet(rules, People.WORDS, records, List.of());

        assertThat(new Candidates(set, LARGEST_BLOCK).keys()).isZero();
        assertThat(set.comparisons().get(0).describe(set.comparisons().get(0).level(0, 1)))
                .isEqualTo("given equal, family equal");
    }

    @Test
    void aRecordBetweenTwoCustomersDoesNotMakeThemOne() {
        double[][] odds = {{0, 9, -15, 4}, {9, 0, -15, 3}, {-15, -15, 0, 5}, {4, 3, 5, 0}};
        assertThat(new Linkage(odds).join(0)).satisfies(clusters -> {
            assertThat(clusters[0]).isEqualTo(clusters[1]).isNotEqualTo(clusters[2]);
            assertThat(clusters[3]).isEqualTo(clusters[2]);
        });
    }

    private static Set<Set<String>> clusters(List<Described> records, List<String> duplicateFree) {
        var set = new RecordSet(People.RULES, People.WORDS, records, duplicateFree);
        var candidates = new Candidates(set, LARGEST_BLOCK);
        MatchModel model = new Training(set, candidates, 7).train();
        int[] clusters = new Clustering(set, candidates, model).clusters(Clustering.EVEN);
        Map<Integer, Set<String>> members = new HashMap<>();
        for (int record = 0; record < clusters.length; record++) {
            members.computeIfAbsent(clusters[record], cluster -> new TreeSet<>())
                    .add(set.id(record));
        }
        return Set.copyOf(members.values());
    }
}
