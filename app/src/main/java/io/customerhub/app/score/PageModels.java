package io.customerhub.app.score;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.Scores;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What can be said of the customers of a page. */
public interface PageModels {
    /**
     * Asks models and decisions, and keeps what they say.
     *
     * @param version of the files that declare the decisions
     * @param areAsked whether somebody asks about the customers, as the flow of scores does: then those models are asked too that read
     *     all that customers ever bought, and else these leave what they said
     * @return what champions and decisions say of each customer, what was left as it was among it
     */
    Map<CustomerId, List<ToldScore>> score(
            Scores scores,
            List<CustomerId> customers,
            ActionRules actions,
            int version,
            LocalDate today,
            boolean areAsked);
}
