package io.customerhub.app.command;

import io.customerhub.model.CustomerField;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewGroup.Customer;
import io.customerhub.warehouse.store.ReviewGroup.Held;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewPair.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Customers, or records, side by side: {@code =} where all who say anything agree, {@code ≠} where they do not. */
final class ReviewColumns {
    private static final int MOST_LINES = 6;

    private final List<List<String>> rows = new ArrayList<>();

    private ReviewColumns() {}

    /** A group's customers, each with all that their records say. */
    static String customers(ReviewGroup group) {
        List<Customer> customers = group.customers();
        var columns = new ReviewColumns();
        columns.row(
                "",
                "",
                IntStream.rangeClosed(1, customers.size())
                        .mapToObj(number -> List.of(String.valueOf(number)))
                        .toList());
        columns.row("", "customer", each(customers, customer -> customer.id().toString()));
        columns.row("", "spent", each(customers, customer -> String.format("%,.2f", customer.spend())));
        columns.row(
                "",
                "records",
                customers.stream()
                        .map(customer -> customer.records().stream()
                                .map(held -> held.record().toString())
                                .toList())
                        .toList());
        columns.facts(customers.stream()
                .map(customer -> customer.records().stream().map(Held::facts).toList())
                .toList());
        return Output.columns(columns.rows);
    }

    /** The two records of a pair. */
    static String pair(ReviewPair pair) {
        List<Side> sides = List.of(pair.one(), pair.two());
        var columns = new ReviewColumns();
        columns.row("", "", each(sides, side -> side.record().toString()));
        columns.row(
                pair.together() ? "=" : "≠",
                "customer",
                each(sides, side -> side.customer().toString()));
        columns.facts(sides.stream().map(side -> List.of(side.facts())).toList());
        return Output.columns(columns.rows);
    }

    /** The records of one customer of which people are asked whether they are of one. */
    static String records(ReviewGroup group) {
        Customer customer = group.customers().get(0);
        List<SourceKey> asked = group.asked();
        List<Held> held = customer.records().stream()
                .filter(each -> asked.contains(each.record()))
                .toList();
        var columns = new ReviewColumns();
        columns.row("", "", each(held, each -> each.record().toString()));
        columns.row("=", "customer", each(held, each -> customer.id().toString()));
        columns.facts(held.stream().map(each -> List.of(each.facts())).toList());
        return Output.columns(columns.rows);
    }

    private static <T> List<List<String>> each(List<T> columns, Function<T, String> cell) {
        return columns.stream().map(column -> List.of(cell.apply(column))).toList();
    }

    private void facts(List<List<Facts>> columns) {
        for (CustomerField field : CustomerField.values()) {
            List<List<String>> cells = columns.stream()
                    .map(records -> records.stream()
                            .map(facts -> facts.get(field))
                            .flatMap(Optional::stream)
                            .distinct()
                            .toList())
                    .toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                row(mark(cells), field.word(), cells);
            }
        }
    }

    private static String mark(List<List<String>> cells) {
        List<List<String>> said = cells.stream().filter(cell -> !cell.isEmpty()).toList();
        if (said.size() < 2) {
            return "";
        }
        Set<String> common = new HashSet<>(said.get(0));
        said.forEach(common::retainAll);
        return common.isEmpty() ? "≠" : "=";
    }

    /** Adds a row of as many lines as its longest cell has. */
    private void row(String mark, String name, List<List<String>> cells) {
        List<List<String>> shown = cells.stream().map(ReviewColumns::shortened).toList();
        int lines = shown.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < lines; line++) {
            var row = new ArrayList<>(line == 0 ? List.of(mark, name) : List.of("", ""));
            for (List<String> cell : shown) {
                row.add(line < cell.size() ? cell.get(line) : "");
            }
            rows.add(row);
        }
    }

    private static List<String> shortened(List<String> cell) {
        if (cell.size() <= MOST_LINES) {
            return cell;
        }
        var lines = new ArrayList<>(cell.subList(0, MOST_LINES - 1));
        lines.add("and " + (cell.size() - lines.size()) + " more");
        return lines;
    }
}
