package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A pair that waits, without what its records say: tens of thousands of them are put together in memory.
 *
 * @param confidence that they are one, between 0 and 1
 * @param uncertain asked because comparing does not tell well enough
 * @param sampled asked because it was drawn at random
 * @param askedAt since when
 */
record WaitingPair(
        long id, Side one, Side two, double confidence, boolean uncertain, boolean sampled, Instant askedAt) {
    /** Even where nobody has spent anything, doubt counts. */
    private static final int LEAST_SPEND = 10;

    /**
     * One of its records.
     *
     * @param customer whom it is taken to be about
     * @param spend what they have spent, of all currencies together
     */
    record Side(SourceKey record, CustomerId customer, BigDecimal spend) {}

    boolean together() {
        return one.customer().equals(two.customer());
    }

    /** What both customers have spent. */
    BigDecimal spend() {
        return together() ? one.spend() : one.spend().add(two.spend());
    }

    /** How much its answer is worth: how uncertain it is, times the logarithm of what both customers have spent. */
    double worth() {
        double doubt = 1 - Math.abs(2 * confidence - 1);
        return doubt * Math.log(LEAST_SPEND + Math.max(spend().doubleValue(), 0));
    }
}
