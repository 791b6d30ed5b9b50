package io.customerhub.warehouse.store;

import org.jdbi.v3.core.Handle;

/**
 * Makes a transaction reach rows by their keys. A page brings some hundred keys to tables of any size; on a young table
 * without statistics, or with a plan made for other arrays, PostgreSQL would read the table once a key instead.
 */
final class KeyedAccess {
    private KeyedAccess() {}

    static void prefer(Handle handle) {
        handle.execute("set local enable_seqscan = off; set local plan_cache_mode = force_custom_plan");
    }
}
