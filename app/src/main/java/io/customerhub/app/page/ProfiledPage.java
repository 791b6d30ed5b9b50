package io.customerhub.app.page;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.profile.Profile;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;

/** The profiles of the customers the page touched. */
record ProfiledPage(PageContext context, PageCounts counts, List<Profile> profiles, List<Merge> merges) {
    ProfiledPage {
        profiles = List.copyOf(profiles);
        merges = List.copyOf(merges);
    }
}
