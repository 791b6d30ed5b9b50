package io.customerhub.scoring.value;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.GammaDistribution;

/** Customers who behave as the models say. */
final class MadeUpCustomers {
    private final SplittableRandom random;

    MadeUpCustomers(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Customers of BG/NBD and Gamma-Gamma, each some 40 to 60 units old, who buy for as long as {@code after} besides. */
    List<Made> make(int customers, BgNbd purchases, GammaGamma spend, double after) {
        var made = new ArrayList<Made>();
        for (int i = 0; i < customers; i++) {
            made.add(one(purchases, spend, 40 + random.nextDouble(20), after));
        }
        return made;
    }

    /**
     * A customer.
     *
     * @param later how often they bought afterwards
     */
    record Made(PurchaseHistory history, int later) {}

    private Made one(BgNbd purchases, GammaGamma spend, double age, double after) {
        double rate = gamma(purchases.r(), purchases.alpha());
        double leaving = new BetaDistribution(purchases.a(), purchases.b()).inverseCumulativeProbability(uniform());
        double scale = gamma(spend.q(), spend.v());
        int repeats = 0;
        int later = 0;
        double last = 0;
        double total = 0;
        double time = -Math.log(uniform()) / rate;
        while (time < age + after) {
            if (time < age) {
                repeats++;
                last = time;
                total += gamma(spend.p(), scale);
            } else {
                later++;
            }
            if (uniform() < leaving) {
                break;
            }
            time -= Math.log(uniform()) / rate;
        }
        return new Made(
                new PurchaseHistory(repeats, last, age, repeats == 0 ? 0 : total / repeats, gamma(spend.p(), scale), 1),
                later);
    }

    private double gamma(double shape, double rate) {
        return new GammaDistribution(shape, 1 / rate).inverseCumulativeProbability(uniform());
    }

    /** Above 0 and below 1. */
    private double uniform() {
        return Math.min(1 - 1e-12, Math.max(1e-12, random.nextDouble()));
    }
}
