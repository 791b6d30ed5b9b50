package io.customerhub.scoring.value;

/** Says how often a customer will buy. */
public sealed interface PurchaseModel permits BgNbd, ParetoNbd {
    /**
     * On how many days a customer is expected to buy in a time that follows the history.
     *
     * @param horizon the length of that time, in the history's units
     */
    double expectedPurchases(PurchaseHistory history, double horizon);

    /** How likely a customer will ever buy again, from 0 to 1. */
    double probabilityAlive(PurchaseHistory history);

    /** The logarithm of the likelihood of the histories that it was fitted to. */
    double logLikelihood();
}
