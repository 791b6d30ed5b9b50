package io.customerhub.app.page;

import io.customerhub.identity.Resolution.Merge;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;

/** The same profiles with their scores. */
record ScoredPage(PageContext context, PageCounts counts, List<ScoredProfile> profiles, List<Merge> merges) {
    ScoredPage {
        profiles = List.copyOf(profiles);
        merges = List.copyOf(merges);
    }
}
