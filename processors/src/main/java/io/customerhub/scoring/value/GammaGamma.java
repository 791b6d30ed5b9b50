package io.customerhub.scoring.value;

import static io.customerhub.scoring.value.SpecialFunctions.logGamma;

import io.customerhub.scoring.measure.Correlation;
import java.util.List;

/**
 * What customers spend on a day they buy: each around a mean of their own, which does not depend on how often they buy. Fader and
 * Hardie, The Gamma-Gamma Model of Monetary Value (2013).
 *
 * @param p shape of a customer's days
 * @param q shape of the customers' scales, above 1: else they have no mean
 * @param v scale of the customers' scales, in money
 * @param correlation of number and mean spend of repeats, which the model takes for 0
 */
public record GammaGamma(double p, double q, double v, double correlation, double logLikelihood) {
    /** Of p, of q less 1, and of v. */
    private static final List<double[]> STARTS = List.of(new double[] {1, 1, 1}, new double[] {6, 2, 15});

    public GammaGamma {
        if (!(q > 1)) {
            throw new IllegalArgumentException(
                    "a Gamma-Gamma model with q " + q + " knows no mean of all; take one above 1");
        }
    }

    /**
     * Fits the model to those who bought again and paid for it.
     *
     * @throws IllegalArgumentException where nobody did
     */
    public static GammaGamma fit(List<PurchaseHistory> histories) {
        List<PurchaseHistory> paid = histories.stream()
                .filter(history -> history.repeats() > 0 && history.repeatSpend() > 0)
                .toList();
        if (paid.isEmpty()) {
            throw new IllegalArgumentException("fitting a model of spend to " + histories.size()
                    + " customers, of whom none bought again and paid; take a longer time or more customers");
        }
        MaximumLikelihood.Fit fit =
                MaximumLikelihood.fit(found -> logLikelihood(found[0], 1 + found[1], found[2], paid), STARTS);
        double[] found = fit.parameters();
        return new GammaGamma(found[0], 1 + found[1], found[2], correlation(paid), fit.logLikelihood());
    }

    private static double logLikelihood(double p, double q, double v, List<PurchaseHistory> paid) {
        double sum = paid.size() * (q * Math.log(v) - logGamma(q));
        for (PurchaseHistory history : paid) {
            double shape = p * history.repeats();
            double total = history.repeats() * history.repeatSpend();
            sum += logGamma(shape + q)
                    - logGamma(shape)
                    + (shape - 1) * Math.log(history.repeatSpend())
                    + shape * Math.log(history.repeats())
                    - (shape + q) * Math.log(total + v);
        }
        return sum;
    }

    private static double correlation(List<PurchaseHistory> paid) {
        return Correlation.pearson(
                paid.stream().mapToDouble(PurchaseHistory::repeats).toArray(),
                paid.stream().mapToDouble(PurchaseHistory::repeatSpend).toArray());
    }

    /** What a customer is expected to spend on a day they buy; who has not come back spends what all do. */
    public double expectedSpend(PurchaseHistory history) {
        double shape = p * history.repeats();
        return p * (v + history.repeats() * Math.max(0, history.repeatSpend())) / (shape + q - 1);
    }
}
