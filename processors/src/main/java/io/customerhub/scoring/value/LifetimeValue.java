package io.customerhub.scoring.value;

/**
 * What a customer will spend: expected purchases times expected spend on a day.
 *
 * @param discount by how much a unit of time makes money worth less, as 0.002 for 0.2 %; 0 adds up spend as it comes
 */
public record LifetimeValue(PurchaseModel purchases, GammaGamma spend, double discount) {
    public LifetimeValue {
        if (!(discount >= 0)) {
            throw new IllegalArgumentException("a discount of " + discount + " a unit of time; take 0 or more");
        }
    }

    /**
     * The value of a time that follows the history. With a discount each unit of time is worth what it brings, as if it came at
     * its end.
     *
     * @param horizon the length of that time, in the history's units
     */
    public double of(PurchaseHistory history, double horizon) {
        double expected =
                discount == 0 ? purchases.expectedPurchases(history, horizon) : discountedPurchases(history, horizon);
        return expected * spend.expectedSpend(history);
    }

    private double discountedPurchases(PurchaseHistory history, double horizon) {
        double worth = 0;
        double before = 0;
        for (int unit = 1; unit < horizon + 1; unit++) {
            double end = Math.min(unit, horizon);
            double until = purchases.expectedPurchases(history, end);
            worth += (until - before) * Math.pow(1 + discount, -end);
            before = until;
        }
        return worth;
    }
}
