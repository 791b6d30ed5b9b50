package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.Rfm;
import io.customerhub.scoring.SalesHistory;
import io.customerhub.scoring.ScoredProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** Scores the customers a page touched, in one call, as of today. */
public final class ScoringStage {
    private final Supplier<LocalDate> today;

    public ScoringStage(Supplier<LocalDate> today) {
        this.today = today;
    }

    public ScoredPage score(@Body ProfiledPage page) {
        if (page.profiles().isEmpty()) {
            return new ScoredPage(page.context(), page.counts(), List.of(), page.gone());
        }
        List<CustomerId> customers =
                page.profiles().stream().map(Profile::customer).toList();
        Map<CustomerId, SalesHistory> history =
                page.context().transaction().transactions().histories(customers);
        Map<CustomerId, Rfm> scores = page.context().rules().scorer().score(page.profiles(), history, today.get());
        List<ScoredProfile> scored = page.profiles().stream()
                .map(profile -> new ScoredProfile(profile, Optional.ofNullable(scores.get(profile.customer()))))
                .toList();
        page.context().transaction().profiles().keep(scored, page.related());
        return new ScoredPage(page.context(), page.counts(), scored, page.gone());
    }
}
