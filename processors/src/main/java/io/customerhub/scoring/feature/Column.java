package io.customerhub.scoring.feature;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** One feature of many customers, in their order. */
public sealed interface Column {
    /** The feature's name. */
    String name();

    /** How many customers there are. */
    int size();

    /** The same feature of some of them, in the order given. */
    Column rows(int[] rows);

    /** What it is of one of them, as people read it: numbers to the second decimal; empty where it is not known. */
    String text(int row);

    /**
     * A feature that is a number.
     *
     * @param values NaN where it is not known; not copied, and not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // a page of features is read a million times a second
    record Numbers(String name, double[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Numbers rows(int[] rows) {
            return new Numbers(
                    name, Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
        }

        @Override
        public String text(int row) {
            double hundredths = Math.rint(values[row] * 100);
            return Double.isNaN(values[row])
                    ? ""
                    : BigDecimal.valueOf((long) hundredths, 2)
                            .stripTrailingZeros()
                            .toPlainString();
        }
    }

    /**
     * A feature that is one of some words.
     *
     * @param values empty where it is not known
     */
    record Words(String name, List<String> values) implements Column {
        public Words {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Words rows(int[] rows) {
            return new Words(name, Arrays.stream(rows).mapToObj(values::get).toList());
        }

        @Override
        public String text(int row) {
            return values.get(row);
        }
    }
}
