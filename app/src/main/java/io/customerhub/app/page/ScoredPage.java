package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.scoring.served.AskedCustomers;
import io.customerhub.warehouse.store.PageCounts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same profiles with their scores.
 *
 * @param asked the same customers in their order, with what was read of them to score them; empty where there are none
 */
record ScoredPage(
        PageContext context,
        PageCounts counts,
        List<ScoredProfile> profiles,
        Set<CustomerId> gone,
        Optional<AskedCustomers> asked) {
    ScoredPage {
        profiles = List.copyOf(profiles);
        gone = Set.copyOf(gone);
    }
}
