package io.customerhub.scoring;

import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.Drivers.Grade;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
        List<Grade> grades = grades(days, sales.purchases(), sales.revenue(), sales.currency());
        int recency = grades.get(0).grade();
        int frequency = grades.get(1).grade();
        int monetary = grades.get(2).grade();
        String segment = segment(recency, frequency, monetary)
                .map(place -> segments.get(place).name())
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

    /** What a score that these limits and segments gave comes from. */
    public Drivers drivers(Rfm rfm) {
        return new Drivers(
                grades(rfm.recencyDays(), rfm.frequency(), rfm.monetary(), rfm.currency()),
                segment(rfm.recencyGrade(), rfm.frequencyGrade(), rfm.monetaryGrade()));
    }

    private List<Grade> grades(int days, int purchases, BigDecimal revenue, String currency) {
        String limit = limits.monetary().containsKey(currency) ? currency : OTHER_CURRENCIES;
        Grade recency = grade("recency", BigDecimal.valueOf(days), limits.recencyDays(), List.of("recency-days"));
        return List.of(
                // A day less is better, so the steps passed count against the grade.
                new Grade(
                        recency.of(),
                        recency.value(),
                        5 - recency.passed(),
                        recency.limits(),
                        recency.declaredAs(),
                        recency.passed()),
                grade("frequency", BigDecimal.valueOf(purchases), limits.frequency(), List.of("frequency")),
                grade(
                        "monetary",
                        revenue,
                        limits.monetary().getOrDefault(limit, List.of()),
                        List.of("monetary", limit)));
    }

    private static Grade grade(String of, BigDecimal value, List<BigDecimal> limits, List<String> declaredAs) {
        int passed = (int)
                limits.stream().filter(limit -> value.compareTo(limit) > 0).count();
        return new Grade(of, value, 1 + passed, limits, declaredAs, passed);
    }

    private Optional<Integer> segment(int recency, int frequency, int monetary) {
        return IntStream.range(0, segments.size())
                .filter(place -> segments.get(place).holds(recency, frequency, monetary))
                .boxed()
                .findFirst();
    }
}
