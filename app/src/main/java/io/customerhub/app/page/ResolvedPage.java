package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.PageCounts;
import java.util.Set;

/**
 * The customers that the page's records are about.
 *
 * @param gone customers who are no more: they turned out to be others, or their last record was withdrawn
 */
record ResolvedPage(PageContext context, PageCounts counts, Set<CustomerId> customers, Set<CustomerId> gone) {
    ResolvedPage {
        customers = Set.copyOf(customers);
        gone = Set.copyOf(gone);
    }
}
