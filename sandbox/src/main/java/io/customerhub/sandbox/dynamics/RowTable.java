package io.customerhub.sandbox.dynamics;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All rows of one table by id, by alternate key and in the order of change, and the deletions. */
final class RowTable {

    /** One place in the order of change: a row as it is now, or the id of one that is gone. */
    sealed interface Change {
        long version();

        /** A row that was made or changed. */
        record Kept(Row row) implements Change {
            @Override
            public long version() {
                return row.version();
            }
        }

        /** A row that was deleted. */
        record Deleted(String id, long version) implements Change {}
    }

    private final TableKind kind;
    private final NavigableMap<String, Row> rows = new TreeMap<>();
    private final Map<String, String> idsByKey = new HashMap<>();
    private final NavigableMap<Long, Change> changes = new TreeMap<>();

    RowTable(TableKind kind) {
        this.kind = kind;
    }

    TableKind kind() {
        return kind;
    }

    synchronized Optional<Row> find(String id) {
        return Optional.ofNullable(rows.get(id.toLowerCase(Locale.ROOT)));
    }

    synchronized Optional<Row> findByKey(String key) {
        return Optional.ofNullable(idsByKey.get(key.toLowerCase(Locale.ROOT))).map(rows::get);
    }

    /** Rows after an id, in the order of ids. */
    synchronized List<Row> after(String id, int most) {
        return rows.tailMap(id, false).values().stream().limit(most).toList();
    }

    /** Changes after a version, in their order. */
    synchronized List<Change> changesAfter(long version, int most) {
        return changes.tailMap(version, false).values().stream().limit(most).toList();
    }

    synchronized List<Row> all() {
        return List.copyOf(rows.values());
    }

    synchronized void put(Row row) {
        forget(row.id());
        rows.put(row.id(), row);
        changes.put(row.version(), new Change.Kept(row));
        String key = row.text(TableKind.KEY);
        if (!key.isEmpty()) {
            idsByKey.put(key.toLowerCase(Locale.ROOT), row.id());
        }
    }

    synchronized void delete(String id, long version) {
        forget(id);
        changes.put(version, new Change.Deleted(id, version));
    }

    private void forget(String id) {
        Row former = rows.remove(id);
        if (former != null) {
            changes.remove(former.version());
            idsByKey.remove(former.text(TableKind.KEY).toLowerCase(Locale.ROOT));
        }
    }
}
