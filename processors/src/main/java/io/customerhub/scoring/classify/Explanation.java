package io.customerhub.scoring.classify;

import java.util.Comparator;
import java.util.List;

/**
 * What pushed a score up or down, in log-odds. {@code base} and all drivers add up to {@code logOdds}.
 *
 * @param base of a customer who is average in everything
 * @param drivers one a feature, strongest first
 */
public record Explanation(double base, double logOdds, List<Driver> drivers) {
    public Explanation {
        drivers = drivers.stream()
                .sorted(Comparator.comparingDouble((Driver driver) -> -Math.abs(driver.logOdds()))
                        .thenComparing(Driver::feature))
                .toList();
    }

    /** How likely the outcome is: the same as {@link Classifier#probabilities} says of the row, to the bit. */
    public double probability() {
        return LogisticRegression.probability(logOdds);
    }

    /** The strongest drivers, at most so many. */
    public List<Driver> top(int many) {
        return drivers.subList(0, Math.min(many, drivers.size()));
    }

    /**
     * A feature's part in a score.
     *
     * @param logOdds above 0 it makes the outcome more likely than the average value does
     */
    public record Driver(String feature, double logOdds) {}
}
