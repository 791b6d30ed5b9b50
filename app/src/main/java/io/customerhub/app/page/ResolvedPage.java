package io.customerhub.app.page;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import java.util.Set;

/**
 * The customers that the page's records are about.
 *
 * @param merges customers that turned out to be one
 */
record ResolvedPage(PageContext context, PageCounts counts, Set<CustomerId> customers, List<Merge> merges) {
    ResolvedPage {
        customers = Set.copyOf(customers);
        merges = List.copyOf(merges);
    }
}
