package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.value.Calibration;
import io.customerhub.scoring.value.Forecaster;
import io.customerhub.scoring.value.Forecasters;
import io.customerhub.scoring.value.Lifetime;
import io.customerhub.scoring.value.Lifetime.Inner;
import io.customerhub.scoring.value.Snapshot;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How each way to tell value did in days that it did not learn from.
 *
 * @param figures the simple baseline first
 * @param way the name of that which serves
 * @param why it does
 * @param groups its figures by declared groups
 * @param offBy how much more than came it expected of all together, as a share
 */
record ValueCheck(List<Figures> figures, String way, String why, List<Figures> groups, double offBy) {
    /**
     * Learns all ways from a time and checks them on what follows.
     *
     * @param customers those of the last day of that time
     * @param until the last day to check
     */
    static ValueCheck of(ValueCustomers customers, Calibration time, LocalDate until, long seed) {
        Lifetime lifetime = Lifetime.learn(customers.purchases(), time, seed);
        Snapshot then = Lifetime.now(customers.purchases(), time, until);
        List<Figures> figures = lifetime.forecasters().all().stream()
                .map(way -> ValueFigures.of(way.name(), then, way.of(then)))
                .toList();
        String way = chosen(lifetime.inner(), figures);
        return of(lifetime.forecasters().named(way), figures, then, customers.groups());
    }

    private static ValueCheck of(Forecaster way, List<Figures> figures, Snapshot then, FeatureTable groups) {
        double[] expected = way.of(then).spend();
        return new ValueCheck(
                figures,
                way.name(),
                why(named(figures, way.name()), figures.get(0)),
                ValueFigures.groups(groups, then, expected),
                sum(expected) / sum(then.spend()) - 1);
    }

    /** The first, in the order of how they did within the time learned from, that beats the baseline in order and amount. */
    private static String chosen(List<Inner> inner, List<Figures> figures) {
        Figures baseline = figures.get(0);
        return inner.stream()
                .filter(one -> !Double.isNaN(one.gini()))
                .sorted(Comparator.comparingDouble(Inner::gini).reversed())
                .map(Inner::name)
                .filter(way -> better(named(figures, way), baseline))
                .findFirst()
                .orElse(Forecasters.LAST_PERIOD);
    }

    private static boolean better(Figures way, Figures baseline) {
        return better(way, baseline, ValueFigures.GINI) && better(way, baseline, ValueFigures.R_SQUARED);
    }

    private static boolean better(Figures way, Figures baseline, String measure) {
        return way.measures().getOrDefault(measure, Double.NaN)
                > baseline.measures().getOrDefault(measure, Double.NaN);
    }

    private static String why(Figures way, Figures baseline) {
        if (way.of().equals(baseline.of())) {
            return way.of() + ": no other way put first those who spent most better and came nearer to what they spent";
        }
        return way.of()
                + String.format(
                        Locale.ROOT,
                        ": of those that did better than %s in the days checked the one that had ordered customers best"
                                + " before them (normalised Gini %.3f after %.3f, R² %.3f after %.3f)",
                        baseline.of(),
                        way.measures().get(ValueFigures.GINI),
                        baseline.measures().get(ValueFigures.GINI),
                        way.measures().get(ValueFigures.R_SQUARED),
                        baseline.measures().get(ValueFigures.R_SQUARED));
    }

    private static Figures named(List<Figures> figures, String way) {
        return figures.stream().filter(one -> one.of().equals(way)).findFirst().orElseThrow();
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
