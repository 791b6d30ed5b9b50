package io.customerhub.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.RecordSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainingTest {
    private static final int HOUSEHOLDS = 500;

    @ParameterizedTest(name = "{0} of the people in two records")
    @ValueSource(doubles = {0, 0.01, 0.02, 0.1})
    void takesNoHouseholdForACustomerHoweverFewRecordsMatch(double twice) {
        List<Described> records = new People(11).households(HOUSEHOLDS, twice);
        Map<Integer, Set<String>> customers = customers(records);
        Set<String> people = new HashSet<>();
        customers.values().forEach(people::addAll);

        // A record that lost its given name may be anybody's of its household.
        assertThat(customers.size()).isBetween(people.size() * 99 / 100, people.size() * 105 / 100);
        assertThat(customers.values().stream().filter(customer -> customer.size() > 1))
                .as("customers of more than one person")
                .hasSizeLessThan(people.size() / 100);
    }

    /** The people in each customer found. */
    private static Map<Integer, Set<String>> customers(List<Described> records) {
        var set = new RecordSet(People.RULES, People.WORDS, records, List.of());
        var candidates = new Candidates(set, 60);
        MatchModel model = new Training(set, candidates, 7).train();
        int[] clusters = new Clustering(set, candidates, model).clusters(Clustering.EVEN);
        Map<Integer, Set<String>> customers = new HashMap<>();
        for (int record = 0; record < clusters.length; record++) {
            customers
                    .computeIfAbsent(clusters[record], cluster -> new HashSet<>())
                    .add(People.person(set.id(record)));
        }
        return customers;
    }
}
