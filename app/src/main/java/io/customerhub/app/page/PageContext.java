package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.PageTransaction;
import java.util.Set;

/**
 * What goes with a page through all stages.
 *
 * @param rules what decides it
 * @param transaction the page's one transaction
 * @param cursor where the flow goes on after this page
 * @param read how many records the source gave
 * @param unchanged how many of them were known as they are
 * @param asked customers whom the page is about though it brings nothing of them
 */
record PageContext(
        Rulebook rules, PageTransaction transaction, String cursor, int read, int unchanged, Set<CustomerId> asked) {
    PageContext {
        asked = Set.copyOf(asked);
    }
}
