package io.customerhub.scoring.served;

import io.customerhub.scoring.served.Score.Driver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a model or a decision says of a customer, as it is kept.
 *
 * @param version of the model, or of the files that declare the decision
 * @param score a likelihood to the fourth decimal, or an amount to the second; beside a label how likely it was to be said, to the sixth;
 *     empty where a word alone is said
 * @param drivers what made it so, the strongest first
 * @param offers products that are recommended, the best first; none where the model recommends nothing
 * @param asOf the day for which it is true
 * @param stale why it was left as it was; empty where it is the latest that could be said
 */
public record CustomerScore(
        String model,
        int version,
        Optional<BigDecimal> score,
        Optional<String> label,
        List<Driver> drivers,
        List<Offer> offers,
        LocalDate asOf,
        Optional<String> stale) {
    public CustomerScore {
        drivers = List.copyOf(drivers);
        offers = List.copyOf(offers);
    }

    /** What is said by something that recommends nothing. */
    public CustomerScore(
            String model,
            int version,
            Optional<BigDecimal> score,
            Optional<String> label,
            List<Driver> drivers,
            LocalDate asOf,
            Optional<String> stale) {
        this(model, version, score, label, drivers, List.of(), asOf, stale);
    }
}
