package io.customerhub.warehouse.store;

import io.customerhub.identity.compare.Described;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Facts;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.MatchDecisions.Asked;
import java.math.BigDecimal;

/**
 * Two records of which people are asked whether they are about one customer.
 *
 * @param id its number, which another pair never gets; records that change are asked about anew, under another
 * @param odds in bits
 * @param confidence that they are one, between 0 and 1
 * @param spend what both customers have spent, of all currencies together
 */
public record ReviewPair(
        long id, Side one, Side two, float odds, double confidence, boolean sampled, BigDecimal spend) {
    /**
     * One of the two records.
     *
     * @param customer whom it is taken to be about
     */
    public record Side(SourceKey record, CustomerId customer, String name, Facts facts) {
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

    /** What is kept of the question with what people say. */
    public Asked asked() {
        return new Asked(odds, together(), sampled);
    }
}
