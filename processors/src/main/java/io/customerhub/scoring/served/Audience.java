package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.ModelRule.Condition;
import java.util.List;
import java.util.stream.IntStream;

/** Of whom a model is: those for whom all of some conditions hold. What is not known holds in none. */
record Audience(List<Condition> conditions) {
    Audience {
        conditions = List.copyOf(conditions);
    }

    /**
     * The rows of a table for which all conditions hold, in their order.
     *
     * @throws IllegalArgumentException where the table lacks a feature of a condition, or has words for a range, or numbers for
     *     words
     */
    int[] rows(FeatureTable customers) {
        List<RowTest> tests =
                conditions.stream().map(condition -> test(condition, customers)).toList();
        return IntStream.range(0, customers.rows())
                .filter(row -> tests.stream().allMatch(test -> test.holds(row)))
                .toArray();
    }

    /** Those of some customers for whom all conditions hold, in their order; nothing is read where there are none. */
    int[] rows(AskedCustomers customers, FeatureRules features) {
        List<String> read =
                conditions.stream().map(Condition::feature).distinct().toList();
        return read.isEmpty()
                ? IntStream.range(0, customers.size()).toArray()
                : rows(customers.features(features.only(read)));
    }

    private interface RowTest {
        boolean holds(int row);
    }

    private static RowTest test(Condition condition, FeatureTable customers) {
        Column column = customers
                .column(condition.feature())
                .orElseThrow(() -> new IllegalArgumentException("telling of whom a model is: '" + condition.feature()
                        + "' has to hold, which these customers do not have: they have " + customers.names()));
        boolean ofWords = !condition.words().isEmpty();
        if (ofWords && column instanceof Column.Words words) {
            return row -> {
                String word = words.values().get(row);
                return !word.isEmpty() && condition.words().contains(word);
            };
        }
        if (!ofWords && column instanceof Column.Numbers numbers) {
            return row -> condition.range().holds(numbers.values()[row]);
        }
        throw new IllegalArgumentException("telling of whom a model is: '" + condition.feature()
                + (ofWords ? "' is a number; write a range" : "' is words; write which"));
    }
}
