package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import java.util.Set;

/** The same profiles with their scores. */
record ScoredPage(PageContext context, PageCounts counts, List<ScoredProfile> profiles, Set<CustomerId> gone) {
    ScoredPage {
        profiles = List.copyOf(profiles);
        gone = Set.copyOf(gone);
    }
}
