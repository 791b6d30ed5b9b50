package io.customerhub.scoring;

import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grades recency, frequency and monetary value by declared limits. Fixed limits, unlike quantiles, give the same grade whoever else there is. */
public final class RfmScorer implements Scorer {
    /**
     * A named combination of grades: each a range, inclusive.
     */
    record Segment(String name, Range recency, Range frequency, Range monetary) {
        boolean holds(int r, int f, int m) {
            return recency.holds(r) && frequency.holds(f) && monetary.holds(m);
        }
    }

    record Range(int from, int to) {
        static final Range ANY = new Range(1, 5);

        boolean holds(int grade) {
            return from <= grade && grade <= to;
        }
    }

    /** Limits of four steps each; {@code monetary} by currency. */
    record Limits(List<BigDecimal> recencyDays, List<BigDecimal> frequency, Map<String, List<BigDecimal>> monetary) {
        Limits {
            recencyDays = List.copyOf(recencyDays);
            frequency = List.copyOf(frequency);
            monetary = Map.copyOf(monetary);
        }
    }

    private static final String OTHER_CURRENCIES = "other";

    private final Limits limits;
    private final List<Segment> segments;

    RfmScorer(Limits limits, List<Segment> segments) {
        this.limits = limits;
        this.segments = List.copyOf(segments);
    }

    @Override
    public Map<CustomerId, Rfm> score(List<Profile> page, Map<CustomerId, SalesHistory> history, LocalDate asOf) {
        var scores = new LinkedHashMap<CustomerId, Rfm>();
        for (Profile profile : page) {
            Optional.ofNullable(history.get(profile.customer()))
                    .ifPresent(sales -> scores.put(profile.customer(), score(sales, asOf)));
        }
        return scores;
    }

    private Rfm score(SalesHistory sales, LocalDate asOf) {
        int days = (int) Math.max(0, ChronoUnit.DAYS.between(sales.lastPurchase(), asOf));
        // A day less is better, so the steps passed count against the grade.
        int recency = 5 - steps(limits.recencyDays(), BigDecimal.valueOf(days));
        int frequency = 1 + steps(limits.frequency(), BigDecimal.valueOf(sales.purchases()));
        int monetary = 1
                + steps(
                        limits.monetary()
                                .getOrDefault(
                                        sales.currency(), limits.monetary().getOrDefault(OTHER_CURRENCIES, List.of())),
                        sales.revenue());
        String segment = segments.stream()
                .filter(candidate -> candidate.holds(recency, frequency, monetary))
                .findFirst()
                .map(Segment::name)
                .orElse("unsegmented");
        return new Rfm(
                asOf,
                days,
                sales.purchases(),
                sales.revenue(),
                sales.currency(),
                recency,
                frequency,
                monetary,
                segment);
    }

    private static int steps(List<BigDecimal> limits, BigDecimal value) {
        return (int) limits.stream().filter(limit -> value.compareTo(limit) > 0).count();
    }
}
