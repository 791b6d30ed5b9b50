package io.customerhub.scoring.feature;

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
    }
}
