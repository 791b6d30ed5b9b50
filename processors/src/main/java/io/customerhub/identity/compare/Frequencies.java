package io.customerhub.identity.compare;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How frequent values are among the records that a model was learned from, so that what it says of two records does not depend on others. */
public final class Frequencies {
    /** Nothing is remembered: no value is rarer than another. */
    public static final Frequencies NONE = new Frequencies(Map.of());

    /** So many values of a column are enough: of 50,000 historical persons with hundreds of thousands of pairs more told no more. */
    public static final int ENOUGH = 200;

    private final SortedMap<String, Frequency> columns;

    Frequencies(Map<String, Frequency> columns) {
        this.columns = new TreeMap<>(columns);
    }

    Optional<Frequency> of(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    SortedMap<String, Frequency> columns() {
        return columns;
    }
}
