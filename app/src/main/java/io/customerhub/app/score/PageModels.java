package io.customerhub.app.score;

import io.customerhub.model.CustomerId;
import io.customerhub.scoring.served.CustomerScore;
import io.customerhub.warehouse.store.Scores;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Models that are asked about the customers of a page. */
public interface PageModels {
    /**
     * Asks them, and keeps what they say.
     *
     * @param gone customers who are no more
     * @return all that champions say of each customer, what was left as it was among it
     */
    Map<CustomerId, List<CustomerScore>> score(
            Scores scores, List<CustomerId> customers, Set<CustomerId> gone, LocalDate today);
}
