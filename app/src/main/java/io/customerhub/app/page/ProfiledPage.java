package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import io.customerhub.relation.RelatedCustomers;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import java.util.Set;

/**
 * The profiles of the customers the page touched.
 *
 * @param related what they share with others
 */
record ProfiledPage(
        PageContext context,
        PageCounts counts,
        List<Profile> profiles,
        RelatedCustomers related,
        Set<CustomerId> gone) {
    ProfiledPage {
        profiles = List.copyOf(profiles);
        gone = Set.copyOf(gone);
    }
}
