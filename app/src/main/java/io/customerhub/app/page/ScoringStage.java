package io.customerhub.app.page;

import io.customerhub.app.score.PageModels;
import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.Rfm;
import io.customerhub.scoring.SalesHistory;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.PageScores;
import io.customerhub.warehouse.store.PageTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Body;

/** Scores the customers a page touched, in one call, as of today. */
public final class ScoringStage {
    private final Supplier<LocalDate> today;
    private final PageModels scoring;

    public ScoringStage(Supplier<LocalDate> today, PageModels scoring) {
        this.today = today;
        this.scoring = scoring;
    }

    public ScoredPage score(@Body ProfiledPage page) {
        LocalDate day = today.get();
        PageTransaction transaction = page.context().transaction();
        List<CustomerId> customers =
                page.profiles().stream().map(Profile::customer).toList();
        Rulebook rules = page.context().rules();
        transaction.scores().forget(page.gone());
        Optional<PageScores> said = scoring.score(
                transaction.scores(),
                customers,
                rules.actions(),
                rules.version(),
                day,
                !page.context().asked().isEmpty());
        if (page.profiles().isEmpty()) {
            return new ScoredPage(page.context(), page.counts(), List.of(), page.gone(), Optional.empty());
        }
        Map<CustomerId, SalesHistory> history = transaction.transactions().histories(customers);
        Map<CustomerId, List<ToldScore>> bySaid = said.map(PageScores::said).orElse(Map.of());
        Map<CustomerId, Rfm> scores = rules.scorer().score(page.profiles(), history, day);
        List<ScoredProfile> scored = page.profiles().stream()
                .map(profile -> new ScoredProfile(
                        profile,
                        Optional.ofNullable(scores.get(profile.customer())),
                        bySaid.getOrDefault(profile.customer(), List.of())))
                .toList();
        transaction.profiles().keep(scored, page.related());
        return new ScoredPage(page.context(), page.counts(), scored, page.gone(), said.map(PageScores::asked));
    }
}
