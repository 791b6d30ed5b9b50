package io.customerhub.app.score;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.PageScores;
import io.customerhub.warehouse.store.Scores;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is said of a page's customers: by the models that serve, and then by decisions, which go by it. */
public final class PageScoring implements PageModels {
    private final ModelsInService models;

    public PageScoring(ModelsInService models) {
        this.models = models;
    }

    @Override
    public Map<CustomerId, List<ToldScore>> score(
            Scores scores,
            List<CustomerId> customers,
            ActionRules actions,
            int version,
            LocalDate today,
            boolean areAsked) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        PageScores page = scores.of(customers, today);
        models.ask(scores, page, areAsked);
        decide(page, actions, version);
        page.keep();
        return page.said();
    }

    private static void decide(PageScores page, ActionRules actions, int version) {
        List<List<CustomerScore>> decided =
                actions.decide(page.customers(), page.asked(), page.saidBefore(actions.names()), version);
        Map<String, Map<CustomerId, CustomerScore>> byName = new HashMap<>();
        for (int row = 0; row < decided.size(); row++) {
            CustomerId customer = page.customers().get(row);
            decided.get(row)
                    .forEach(score -> byName.computeIfAbsent(score.model(), name -> new LinkedHashMap<>())
                            .put(customer, score));
        }
        actions.names().forEach(name -> page.say(name, ModelRole.CHAMPION, byName.getOrDefault(name, Map.of())));
    }
}
