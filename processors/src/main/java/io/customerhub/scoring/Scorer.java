package io.customerhub.scoring;

import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Scores a page of customers in one call. */
public interface Scorer {
    /**
     * The scores of those customers who have bought something.
     *
     * @param history the customers' business, for those who have any
     * @param asOf the day for which the scores are to be true
     */
    Map<CustomerId, Rfm> score(List<Profile> page, Map<CustomerId, SalesHistory> history, LocalDate asOf);
}
