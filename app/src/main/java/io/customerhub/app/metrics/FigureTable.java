package io.customerhub.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One figure of several things, a gauge for each. A thing's gauge stays while the thing is there and only its value changes:
 * a registry that is read while a gauge is taken out and put in again shows it twice and answers nothing at all.
 */
final class FigureTable {
    private final MultiGauge gauge;
    private final Map<Tags, Double> figures = new ConcurrentHashMap<>();

    FigureTable(MeterRegistry registry, String name, String description) {
        this(registry, MultiGauge.builder(name).description(description));
    }

    FigureTable(MeterRegistry registry, String name, String description, String unit) {
        this(registry, MultiGauge.builder(name).description(description).baseUnit(unit));
    }

    private FigureTable(MeterRegistry registry, MultiGauge.Builder gauge) {
        this.gauge = gauge.register(registry);
    }

    /** Replaces all figures; one caller at a time. */
    void set(Map<Tags, Double> now) {
        figures.putAll(now);
        Set<Row<?>> rows = now.keySet().stream().map(this::row).collect(Collectors.toSet());
        gauge.register(rows, false);
        figures.keySet().retainAll(now.keySet());
    }

    private Row<Supplier<Double>> row(Tags tags) {
        return Row.of(tags, (Supplier<Double>) () -> figures.getOrDefault(tags, Double.NaN));
    }
}
