package io.customerhub.app.why;

import io.customerhub.warehouse.store.KnownCustomer.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A customer's score with what it comes from.
 *
 * @param place the line of the segment's rule; empty where the file is not known any more
 * @param description what the segment's rule says of itself
 * @param currency the one they use most, in which the monetary value is
 * @param documents all their transactions by kind and currency: invoices and sales receipts are purchases, payments are no
 *     revenue, and those in other currencies do not count
 */
public record ScoreReasons(
        String segment,
        Optional<Place> place,
        String description,
        LocalDate asOf,
        String currency,
        List<Graded> grades,
        List<Documents> documents,
        List<SinkPart> sinks) {
    public ScoreReasons {
        grades = List.copyOf(grades);
        documents = List.copyOf(documents);
        sinks = List.copyOf(sinks);
    }

    /**
     * A value and its grade from 1 to 5.
     *
     * @param of {@code recency} in days, {@code frequency} in purchases, or {@code monetary}
     * @param limits the limits of the grades
     * @param passed how many of them the value is above
     */
    public record Graded(String of, BigDecimal value, int grade, List<BigDecimal> limits, int passed, Place place) {
        public Graded {
            limits = List.copyOf(limits);
        }
    }
}
