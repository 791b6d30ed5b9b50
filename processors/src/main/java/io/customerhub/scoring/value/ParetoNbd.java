package io.customerhub.scoring.value;

import static io.customerhub.scoring.value.SpecialFunctions.logDifference;
import static io.customerhub.scoring.value.SpecialFunctions.logGamma;
import static io.customerhub.scoring.value.SpecialFunctions.logSum;

import java.util.List;

/**
 * Customers buy at random, each at a rate of their own, and may leave for good at any time. Schmittlein, Morrison and Colombo,
 * Counting Your Customers (1987), as computed by Fader and Hardie, A Note on Deriving the Pareto/NBD Model (2005).
 *
 * @param r shape of the gamma distribution of rates of buying
 * @param alpha its scale, in units of time
 * @param s shape of the gamma distribution of rates of leaving
 * @param beta its scale, in units of time
 * @param logLikelihood of what it was fitted to
 */
public record ParetoNbd(double r, double alpha, double s, double beta, double logLikelihood) implements PurchaseModel {
    private static final List<double[]> STARTS =
            List.of(new double[] {1, 1, 1, 1}, new double[] {0.5, 10, 0.6, 12}, new double[] {1, 20, 0.3, 40});
    /**
     * One scale is at most so many times the other. Where all leave, or buy, at the same rate, the likelihood hardly rises any more
     * beyond this, and its series takes a hundred thousand terms.
     */
    private static final double APART = 100;

    /**
     * Fits the model.
     *
     * @throws IllegalArgumentException where nobody bought again
     */
    public static ParetoNbd fit(List<PurchaseHistory> histories) {
        Distinct seen = Distinct.of(histories);
        MaximumLikelihood.Fit fit = MaximumLikelihood.fit(
                found -> Math.max(found[1], found[3]) > APART * Math.min(found[1], found[3])
                        ? Double.NEGATIVE_INFINITY
                        : new ParetoNbd(found[0], found[1], found[2], found[3], 0).logLikelihood(seen),
                STARTS);
        double[] found = fit.parameters();
        return new ParetoNbd(found[0], found[1], found[2], found[3], fit.logLikelihood());
    }

    private double logLikelihood(Distinct seen) {
        double[] byRepeats = new double[seen.mostRepeats + 1];
        for (int x = 0; x < byRepeats.length; x++) {
            byRepeats[x] = logGamma(r + x) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta);
        }
        double sum = 0;
        for (int i = 0; i < seen.size(); i++) {
            int x = seen.repeats[i];
            double staying = logStaying(x, seen.age[i]);
            double leaving = logLeaving(x, seen.recency[i], seen.age[i]);
            sum += seen.customers[i] * (byRepeats[x] + logSum(staying, leaving));
        }
        return sum;
    }

    private double logStaying(int x, double age) {
        return -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);
    }

    private double logLeaving(int x, double recency, double age) {
        return Math.log(s / (r + s + x)) + logDifference(logTail(x, recency), logTail(x, age));
    }

    /** The logarithm of the note's 2F1 over its power, at a time; Euler's transformation leaves terms that are positive and shrink. */
    private double logTail(int x, double time) {
        double larger = Math.max(alpha, beta) + time;
        double share = Math.abs(alpha - beta) / larger;
        double b = alpha >= beta ? r + x : s + 1;
        double power = alpha >= beta ? -s : 1 - r - x;
        return power * Math.log1p(-share)
                + Math.log(SpecialFunctions.series(1, b, r + s + x + 1, share))
                - (r + s + x) * Math.log(larger);
    }

    @Override
    public double expectedPurchases(PurchaseHistory history, double horizon) {
        double age = history.age();
        double longer = Math.log((beta + age) / (beta + age + horizon));
        double time = Math.abs(s - 1) < 1e-9 ? -longer : -Math.expm1((s - 1) * longer) / (s - 1);
        return (r + history.repeats()) * (beta + age) / (alpha + age) * time * probabilityAlive(history);
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        double leaving = logLeaving(history.repeats(), history.recency(), history.age());
        return 1 / (1 + Math.exp(leaving - logStaying(history.repeats(), history.age())));
    }
}
