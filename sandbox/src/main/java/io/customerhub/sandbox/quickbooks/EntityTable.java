package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.BookRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All records of one entity, in the order of (changed, id) so that a page of changes is found by binary search. Readers
 * take a view and never wait; a change makes a new one.
 */
final class EntityTable {

    /** Ids of digits by their number, others after them by their text. */
    static final Comparator<String> BY_ID = Comparator.<String, Integer>comparing(id -> isNumber(id) ? 0 : 1)
            .thenComparing(id -> isNumber(id) ? id.length() : 0)
            .thenComparing(Comparator.naturalOrder());

    static final Comparator<BookRecord> BY_CHANGE =
            Comparator.comparing(BookRecord::lastUpdated).thenComparing(BookRecord::id, BY_ID);

    private final Map<String, BookRecord> records = new HashMap<>();
    private volatile TableView view;

    EntityTable(List<BookRecord> seed) {
        seed.forEach(record -> records.put(record.id(), record));
        List<BookRecord> sorted = new ArrayList<>(seed);
        sorted.sort(BY_CHANGE);
        view = new TableView(List.copyOf(sorted));
    }

    TableView view() {
        return view;
    }

    synchronized Optional<BookRecord> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    /** Adds a record or takes the place of the one with its id. */
    synchronized void put(BookRecord record) {
        List<BookRecord> next = without(record.id());
        int place = TableView.firstNotBefore(next, record, BY_CHANGE);
        next.add(place, record);
        records.put(record.id(), record);
        view = new TableView(List.copyOf(next));
    }

    /** Adds many records at once, none of which is there. */
    synchronized void addAll(List<BookRecord> more) {
        more.forEach(record -> records.put(record.id(), record));
        List<BookRecord> next = new ArrayList<>(view.byChange());
        next.addAll(more);
        next.sort(BY_CHANGE);
        view = new TableView(List.copyOf(next));
    }

    synchronized void remove(String id) {
        view = new TableView(List.copyOf(without(id)));
        records.remove(id);
    }

    /** The latest change there is. */
    Instant latest() {
        List<BookRecord> all = view.byChange();
        return all.isEmpty() ? Instant.EPOCH : all.get(all.size() - 1).lastUpdated();
    }

    private List<BookRecord> without(String id) {
        List<BookRecord> rest = new ArrayList<>(view.byChange());
        BookRecord former = records.get(id);
        if (former != null) {
            rest.remove(TableView.firstNotBefore(rest, former, BY_CHANGE));
        }
        return rest;
    }

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
