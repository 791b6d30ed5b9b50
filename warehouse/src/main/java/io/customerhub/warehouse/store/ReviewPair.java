package io.customerhub.warehouse.store;

import io.customerhub.identity.compare.Described;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.MatchDecisions.Asked;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Two records of which people are asked whether they are about one customer.
 *
 * @param id its number, which another pair never gets; records that change are asked about anew, under another
 * @param odds in bits
 * @param confidence that they are one, between 0 and 1
 * @param sampled whether it was drawn at random
 * @param askedAt since when it waits
 */
public record ReviewPair(long id, Side one, Side two, float odds, double confidence, boolean sampled, Instant askedAt) {
    /**
     * One of the two records.
     *
     * @param customer whom it is taken to be about
     * @param name the customer's
     * @param spend what the customer has spent, of all currencies together
     */
    public record Side(SourceKey record, CustomerId customer, String name, BigDecimal spend, Facts facts) {
        /** The record as it is compared. */
        public Described described() {
            return StoredMatches.described(record, facts);
        }

        @Override
        public String toString() {
            return "Side[" + record + ", " + customer + "]";
        }
    }

    /** Whether they are taken to be about one customer. */
    public boolean together() {
        return one.customer().equals(two.customer());
    }

    /** What both customers have spent, of all currencies together. */
    public BigDecimal spend() {
        return together() ? one.spend() : one.spend().add(two.spend());
    }

    /** What is kept of the question with what people say. */
    public Asked asked() {
        return new Asked(odds, together(), sampled);
    }
}
