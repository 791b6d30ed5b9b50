package io.customerhub.scoring.served;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.scoring.measure.Correlation;
import io.customerhub.scoring.measure.Deviation;
import io.customerhub.scoring.measure.Gini;
import io.customerhub.scoring.served.ModelCard.Figures;
import io.customerhub.scoring.value.Forecast;
import io.customerhub.scoring.value.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** How near a forecast was to what came. */
final class ValueFigures {
    static final String GINI = "normalised Gini of spend";
    static final String R_SQUARED = "R² of spend";

    private ValueFigures() {}

    /** Of one way. What it says nothing of has no figure. */
    static Figures of(String way, Snapshot then, Forecast forecast) {
        var measures = new LinkedHashMap<String, Double>();
        double pearson = Correlation.pearson(then.purchases(), forecast.purchases());
        if (!Double.isNaN(pearson)) {
            measures.put("Pearson of purchases", pearson);
        }
        measures.put(GINI, Gini.normalised(then.spend(), forecast.spend()));
        measures.put(R_SQUARED, Deviation.rSquared(then.spend(), forecast.spend()));
        measures.put("mean absolute error of spend", Deviation.meanAbsolute(then.spend(), forecast.spend()));
        return new Figures(way, measures);
    }

    /** Of one way, by the words of features; groups of few customers say nothing, and are left out. */
    static List<Figures> groups(FeatureTable groups, Snapshot then, double[] expected) {
        var figures = new ArrayList<Figures>();
        for (Column column : groups.columns()) {
            if (column instanceof Column.Words words) {
                for (String word : new TreeSet<>(words.values())) {
                    int[] rows = IntStream.range(0, words.size())
                            .filter(row -> words.values().get(row).equals(word))
                            .toArray();
                    if (rows.length >= ValueTime.FEWEST) {
                        figures.add(group(
                                words.name() + ": " + (word.isEmpty() ? "not known" : word),
                                some(then.spend(), rows),
                                some(expected, rows)));
                    }
                }
            }
        }
        return figures;
    }

    private static Figures group(String name, double[] came, double[] expected) {
        var measures = new LinkedHashMap<String, Double>();
        measures.put("customers", (double) came.length);
        measures.put("spend", mean(came));
        measures.put("expected", mean(expected));
        double gini = Gini.normalised(came, expected);
        if (!Double.isNaN(gini)) {
            measures.put(GINI, gini);
        }
        return new Figures(name, measures);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] some(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
