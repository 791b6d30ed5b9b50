package io.customerhub.scoring.leak;

import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows that are the same in all features, numbers rounded to three digits. */
final class Copies {
    private static final MathContext DIGITS = new MathContext(3);

    private final List<List<Integer>> groups;

    /** Finds them. */
    Copies(FeatureTable rows) {
        List<Map<Object, Integer>> values = new ArrayList<>();
        rows.columns().forEach(column -> values.add(new LinkedHashMap<>()));
        Map<List<Integer>, List<Integer>> byValues = new LinkedHashMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<Integer> key = new ArrayList<>();
            for (int c = 0; c < rows.columns().size(); c++) {
                Map<Object, Integer> numbered = values.get(c);
                key.add(numbered.computeIfAbsent(value(rows.columns().get(c), row), value -> numbered.size()));
            }
            byValues.computeIfAbsent(key, none -> new ArrayList<>()).add(row);
        }
        groups = byValues.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static Object value(Column column, int row) {
        if (column instanceof Numbers numbers) {
            double value = numbers.values()[row];
            return Double.isFinite(value)
                    ? BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros()
                    : value;
        }
        return ((Words) column).values().get(row);
    }

    /** Rows that have a copy, together with their copies. */
    List<List<Integer>> groups() {
        return groups;
    }
}
