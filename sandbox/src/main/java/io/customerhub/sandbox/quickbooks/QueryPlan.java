package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a query is answered: bounds on the time of change by binary search, the rest by a scan of what is left. Nanoseconds
 * turn {@code >} into {@code >=} and back, so that every bound is the start of a half-open range.
 */
final class QueryPlan {

    private QueryPlan() {}

    /** All records that a query means, in its order, before it is cut into pages. */
    static List<BookRecord> run(Query query, TableView view) {
        boolean active = query.hidesInactive();
        List<Condition> rest = new ArrayList<>();
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (Condition condition : query.conditions()) {
            if (!condition.field().equals(Query.CHANGED) || !isRange(condition.operator())) {
                rest.add(condition);
                continue;
            }
            Instant bound = QuickBooksTime.read(condition.values().get(0)).orElseThrow();
            switch (condition.operator()) {
                case AT_LEAST -> from = later(from, bound);
                case GREATER -> from = later(from, bound.plusNanos(1));
                case LESS -> until = earlier(until, bound);
                default -> until = earlier(until, bound.plusNanos(1));
            }
        }
        boolean bounded = !from.equals(Instant.MIN) || !until.equals(Instant.MAX);
        List<BookRecord> found;
        if (bounded || query.isOrderedByChange()) {
            List<BookRecord> sorted = active ? view.activeByChange() : view.byChange();
            int first = TableView.firstSince(sorted, from);
            found = sorted.subList(first, Math.max(first, TableView.firstSince(sorted, until)));
        } else {
            found = active ? view.activeById() : view.byId();
        }
        if (!rest.isEmpty()) {
            found = found.stream().filter(record -> holds(rest, record)).toList();
        }
        return ordered(query, found, bounded || query.isOrderedByChange());
    }

    private static boolean isRange(Condition.Operator operator) {
        return switch (operator) {
            case LESS, GREATER, AT_MOST, AT_LEAST -> true;
            case EQUAL, LIKE, IN -> false;
        };
    }

    private static List<BookRecord> ordered(Query query, List<BookRecord> found, boolean byChange) {
        if (query.isOrderedByChange() && !query.descending()) {
            return found;
        }
        Comparator<BookRecord> byId = Comparator.comparing(BookRecord::id, EntityTable.BY_ID);
        Comparator<BookRecord> order;
        if (query.orderField().isEmpty() || query.orderField().equals("Id")) {
            if (!byChange && !query.descending()) {
                return found;
            }
            order = query.descending() ? byId.reversed() : byId;
        } else {
            Comparator<BookRecord> byField = query.isOrderedByChange()
                    ? Comparator.comparing(BookRecord::lastUpdated)
                    : Comparator.comparing(
                            record -> Condition.value(tree(record), query.orderField()), Condition::compare);
            order = (query.descending() ? byField.reversed() : byField).thenComparing(byId);
        }
        return found.stream().sorted(order).toList();
    }

    private static boolean holds(List<Condition> conditions, BookRecord record) {
        JsonNode tree =
                conditions.stream().allMatch(condition -> isAboutIndex(condition)) ? index(record) : tree(record);
        return conditions.stream().allMatch(condition -> condition.holds(tree));
    }

    private static boolean isAboutIndex(Condition condition) {
        return condition.field().equals("Id") || condition.field().equals("Active");
    }

    private static JsonNode index(BookRecord record) {
        return Json.object().put("Id", record.id()).put("Active", record.active());
    }

    /** The record's body as a tree. */
    static JsonNode tree(BookRecord record) {
        try {
            return Json.MAPPER.readTree(record.body().json());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading record " + record.id() + " of the books", impossible);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
