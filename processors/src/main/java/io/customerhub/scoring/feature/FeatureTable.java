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

    /** The same customers with some of the features alone, in the order given; those that are not there are left out. */
    public FeatureTable only(List<String> names) {
        return new FeatureTable(
                rows, names.stream().flatMap(name -> column(name).stream()).toList());
    }

    /** A feature of one customer as people read it; empty where it is not known. */
    public String text(String name, int row) {
        return column(name).map(column -> column.text(row)).orElse("");
    }

    /** A feature by its name. */
    public Optional<Column> column(String name) {
        for (Column column : columns) {
            if (column.name().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** The features' names in their order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
