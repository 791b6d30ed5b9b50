package io.customerhub.warehouse.store;

import org.jdbi.v3.core.Handle;

/**
 * Makes a transaction reach rows by their keys. A page brings some hundred keys to tables of any size; on a young table
 * without statistics, or with a plan made for other arrays, PostgreSQL would read the table once a key instead.
 *
 * <p>Of a table that it last saw empty, as an outbox between two runs, PostgreSQL believes that reading it whole by any index is as good
 * as a key. So statements on such tables leave it no choice: a join is lateral with {@code offset 0}, and what is changed is
 * named by an array of keys, and never by an empty one, which lets it take any index.
 */
final class KeyedAccess {
    private KeyedAccess() {}

    static void prefer(Handle handle) {
        handle.execute("set local enable_seqscan = off; set local plan_cache_mode = force_custom_plan");
    }
}
