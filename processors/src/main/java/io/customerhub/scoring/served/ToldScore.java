package io.customerhub.scoring.served;

import io.customerhub.scoring.served.Score.Driver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What decisions and sinks are told of a score.
 *
 * @param score as {@link CustomerScore} has it
 * @param drivers the names of what made it so, the strongest first
 * @param offers the names of products that are recommended, the best first
 * @param asOf the day for which it is true
 */
public record ToldScore(
        String model,
        int version,
        Optional<BigDecimal> score,
        Optional<String> label,
        List<String> drivers,
        List<String> offers,
        LocalDate asOf) {
    public ToldScore {
        drivers = List.copyOf(drivers);
        offers = List.copyOf(offers);
    }

    /** What is told of a score as it is kept. */
    public static ToldScore of(CustomerScore score) {
        return new ToldScore(
                score.model(),
                score.version(),
                score.score(),
                score.label(),
                score.drivers().stream().map(Driver::feature).toList(),
                score.offers().stream().map(Offer::name).toList(),
                score.asOf());
    }
}
