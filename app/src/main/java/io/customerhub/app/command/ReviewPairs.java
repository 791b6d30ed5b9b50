package io.customerhub.app.command;

import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.ReviewGroup;
import io.customerhub.warehouse.store.ReviewPair;
import io.customerhub.warehouse.store.ReviewQueue;
import java.util.List;
import java.util.Optional;

/**
 * The two records that a person means.
 *
 * @param asked the pair as it waits; empty where nobody asked
 */
record ReviewPairs(SourceKey one, SourceKey two, Optional<ReviewPair> asked) {
    /**
     * Reads what was written: a number of the queue, or two keys.
     *
     * @throws UnclearRequest where it is neither
     */
    static ReviewPairs read(ReviewQueue queue, List<String> written) {
        if (written.size() == 1 && written.get(0).matches("\\d{1,18}")) {
            ReviewPair pair = asked(queue, Long.parseLong(written.get(0)));
            return new ReviewPairs(pair.one().record(), pair.two().record(), Optional.of(pair));
        }
        if (written.size() != 2) {
            throw new UnclearRequest("name a pair by its number in hub review list, or two records: SOURCE/ENTITY/ID"
                    + " SOURCE/ENTITY/ID");
        }
        SourceKey one = key(written.get(0));
        SourceKey two = key(written.get(1));
        if (one.equals(two)) {
            throw new UnclearRequest("these are one record; name two");
        }
        return new ReviewPairs(one, two, queue.pair(one, two));
    }

    /** The pair of a number. */
    static ReviewPair asked(ReviewQueue queue, long id) {
        return queue.pair(id).orElseThrow(() -> unasked(id));
    }

    /** The group of the pair of a number. */
    static ReviewGroup group(ReviewQueue queue, long id) {
        return queue.group(id).orElseThrow(() -> unasked(id));
    }

    private static UnclearRequest unasked(long id) {
        return new UnclearRequest("no pair " + id + " is asked about any more: it was decided, or a record of it has"
                + " changed; hub review list names those that are");
    }

    private static SourceKey key(String written) {
        return SourceKey.of(written).orElseThrow(() -> new UnclearRequest("'" + written + "' is no SOURCE/ENTITY/ID"));
    }
}
