package io.customerhub.scoring.value;

import static io.customerhub.scoring.value.SpecialFunctions.logGamma;
import static io.customerhub.scoring.value.SpecialFunctions.logSum;

import java.util.List;

/**
 * Customers buy at random, each at a rate of their own, and may leave for good after each purchase. Fader, Hardie and Lee,
 * "Counting Your Customers" the Easy Way: An Alternative to the Pareto/NBD Model, Marketing Science 24 (2005).
 *
 * @param r shape of the rates' gamma distribution
 * @param alpha its scale, in units of time
 * @param a with {@code b} the beta distribution of how likely a customer leaves after a purchase
 * @param logLikelihood of what it was fitted to
 */
public record BgNbd(double r, double alpha, double a, double b, double logLikelihood) implements PurchaseModel {
    private static final List<double[]> STARTS =
            List.of(new double[] {1, 1, 1, 1}, new double[] {0.3, 5, 0.8, 2.5}, new double[] {2, 20, 0.2, 3});
    /** The expectation has a gap where a is 1, which is crossed at this distance. */
    private static final double GAP = 1e-6;

    /**
     * Fits the model.
     *
     * @throws IllegalArgumentException where nobody bought again
     */
    public static BgNbd fit(List<PurchaseHistory> histories) {
        Distinct seen = Distinct.of(histories);
        MaximumLikelihood.Fit fit = MaximumLikelihood.fit(parameters -> logLikelihood(parameters, seen), STARTS);
        double[] found = fit.parameters();
        return new BgNbd(found[0], found[1], found[2], found[3], fit.logLikelihood());
    }

    private static double logLikelihood(double[] parameters, Distinct seen) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double[] byRepeats = byRepeats(r, alpha, a, b, seen.mostRepeats);
        double sum = 0;
        for (int i = 0; i < seen.size(); i++) {
            int x = seen.repeats[i];
            double staying = -(r + x) * Math.log(alpha + seen.age[i]);
            double leaving = x == 0
                    ? Double.NEGATIVE_INFINITY
                    : Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + seen.recency[i]);
            sum += seen.customers[i] * (byRepeats[x] + logSum(staying, leaving));
        }
        return sum;
    }

    /** The part of a customer's likelihood that only the number of repeats tells. */
    private static double[] byRepeats(double r, double alpha, double a, double b, int most) {
        double same = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
        double[] parts = new double[most + 1];
        for (int x = 0; x <= most; x++) {
            parts[x] = same + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
        }
        return parts;
    }

    @Override
    public double expectedPurchases(PurchaseHistory history, double horizon) {
        double leaving = Math.abs(a - 1) < GAP ? 1 + GAP : a;
        double c = leaving + b + history.repeats() - 1;
        double share = horizon / (alpha + history.age() + horizon);
        return c / (leaving - 1) * (1 - left(history.repeats(), leaving, c, share)) * probabilityAlive(history);
    }

    /** The power and 2F1 of the paper's equation (10), or Euler's transformation of them: the one whose 2F1 grows less. */
    private double left(int x, double leaving, double c, double share) {
        double power = Math.min(r + x, leaving - 1);
        double series = r + x < leaving - 1
                ? SpecialFunctions.series(r + x, b + x, c, share)
                : SpecialFunctions.series(leaving + b - 1 - r, leaving - 1, c, share);
        return Math.pow(1 - share, power) * series;
    }

    @Override
    public double probabilityAlive(PurchaseHistory history) {
        int x = history.repeats();
        if (x == 0) {
            return 1;
        }
        double longer = (r + x) * Math.log((alpha + history.age()) / (alpha + history.recency()));
        return 1 / (1 + a / (b + x - 1) * Math.exp(longer));
    }
}
