package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.BookRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One moment of a table, in the orders that queries ask for. Orders that nobody asks for are not made. */
final class TableView {

    private final List<BookRecord> byChange;
    private volatile List<BookRecord> activeByChange = List.of();
    private volatile List<BookRecord> byId = List.of();
    private volatile List<BookRecord> activeById = List.of();

    TableView(List<BookRecord> byChange) {
        this.byChange = byChange;
    }

    List<BookRecord> byChange() {
        return byChange;
    }

    List<BookRecord> activeByChange() {
        if (activeByChange.isEmpty()) {
            activeByChange = active(byChange);
        }
        return activeByChange;
    }

    List<BookRecord> byId() {
        if (byId.isEmpty()) {
            byId = byChange.stream()
                    .sorted(Comparator.comparing(BookRecord::id, EntityTable.BY_ID))
                    .toList();
        }
        return byId;
    }

    List<BookRecord> activeById() {
        if (activeById.isEmpty()) {
            activeById = active(byId());
        }
        return activeById;
    }

    private static List<BookRecord> active(List<BookRecord> records) {
        return records.stream().allMatch(BookRecord::active)
                ? records
                : records.stream().filter(BookRecord::active).toList();
    }

    /** The place of the first record that does not come before the given one. */
    static int firstNotBefore(List<BookRecord> sorted, BookRecord record, Comparator<BookRecord> order) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(sorted.get(middle), record) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The place of the first record changed at that time or later. */
    static int firstSince(List<BookRecord> byChange, Instant time) {
        int low = 0;
        int high = byChange.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byChange.get(middle).lastUpdated().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
