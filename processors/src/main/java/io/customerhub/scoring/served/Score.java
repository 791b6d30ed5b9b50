package io.customerhub.scoring.served;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a model says of one customer.
 *
 * @param value as a likelihood from 0 to 1, or an amount; empty where the model says a word alone
 * @param label a word, as the name of a segment; empty where the model says a number alone
 * @param drivers what made it so, the strongest first
 * @param offers products that are recommended, the best first; none where the model recommends nothing
 */
public record Score(OptionalDouble value, Optional<String> label, List<Driver> drivers, List<Offer> offers) {
    public Score {
        drivers = List.copyOf(drivers);
        offers = List.copyOf(offers);
    }

    /** What a model says that recommends nothing. */
    public Score(OptionalDouble value, Optional<String> label, List<Driver> drivers) {
        this(value, label, drivers, List.of());
    }

    /**
     * What a feature does to a score.
     *
     * @param value of the feature, as people read it; empty where it is not known
     * @param effect above 0 it makes the score higher than what is usual does; its unit is the model's, as log-odds
     */
    public record Driver(String feature, String value, double effect) {}
}
