package io.customerhub.scoring.feature;

import java.util.List;
import java.util.Optional;

/**
 * Features of many customers, column by column.
 *
 * @param rows how many customers
 */
public record FeatureTable(int rows, List<Column> columns) {
    public FeatureTable {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "the feature " + column.name() + " is of " + column.size() + " customers, not of " + rows);
            }
        }
    }

    /** The same features of some of the customers, in the order given. */
    public FeatureTable rows(int[] some) {
        return new FeatureTable(
                some.length, columns.stream().map(column -> column.rows(some)).toList());
    }

    /** A feature by its name. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The features' names in their order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
