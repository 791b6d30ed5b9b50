package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Those of whom a model of segments is, with the features that it reads.
 *
 * @param table a row each
 * @param rows the number of each among all who were asked about
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one method to its caller
record SegmentFeatures(FeatureTable table, int[] rows) {
    static SegmentFeatures of(ModelRule rule, FeatureRules features, AskedCustomers customers) {
        List<String> names = Stream.concat(
                        rule.features().stream(), rule.about().stream().map(ModelRule.Condition::feature))
                .distinct()
                .toList();
        FeatureTable all = customers.features(features.only(names));
        int[] rows = new Audience(rule.about()).rows(all);
        List<Column> read = rule.features().stream()
                .flatMap(name -> all.column(name).stream())
                .toList();
        return new SegmentFeatures(new FeatureTable(all.rows(), read).rows(rows), rows);
    }

    /** Of whom all is known. */
    FeatureTable known() {
        List<double[]> columns =
                table.columns().stream().map(SegmentFeatures::numbers).toList();
        return table.rows(IntStream.range(0, table.rows())
                .filter(row -> columns.stream().noneMatch(values -> Double.isNaN(values[row])))
                .toArray());
    }

    /** At most so many of a table's customers, drawn by chance, in their order. */
    static FeatureTable drawn(FeatureTable customers, int most, long seed) {
        if (customers.rows() <= most) {
            return customers;
        }
        int[] rows = new SplittableRandom(seed)
                .ints(0, customers.rows())
                .distinct()
                .limit(most)
                .sorted()
                .toArray();
        return customers.rows(rows);
    }

    /** Features that are below 0 for some, which count as 0 there. */
    List<String> negative() {
        return table.columns().stream()
                .filter(column -> Arrays.stream(numbers(column)).anyMatch(value -> value < 0))
                .map(Column::name)
                .toList();
    }

    /**
     * The numbers of a feature.
     *
     * @throws IllegalArgumentException where it is words
     */
    static double[] numbers(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return numbers.values();
        }
        throw new IllegalArgumentException("segments are by numbers, and '" + column.name() + "' is words");
    }
}
