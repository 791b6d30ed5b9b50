package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.ModelDrifts;
import io.customerhub.warehouse.store.ModelDrifts.Latest;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Models;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How models that serve fare, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class ModelGauges {
    private final Models models;
    private final ModelDrifts drifts;
    private final Supplier<LocalDate> today;
    private final FigureTable age;
    private final FigureTable left;
    private final FigureTable drift;

    /**
     * Registers them.
     *
     * @param today the day for which scores are to be true
     */
    public ModelGauges(MeterRegistry registry, Models models, ModelDrifts drifts, Supplier<LocalDate> today) {
        this.models = models;
        this.drifts = drifts;
        this.today = today;
        this.age = new FigureTable(
                registry, "hub.model.age", "Days since the day as of which a model was learned", "days");
        this.left = new FigureTable(
                registry, "hub.model.left", "Days for which a model may serve yet; below 0 it is too old", "days");
        this.drift = new FigureTable(
                registry,
                "hub.model.drift",
                "Population stability index since a model was learned, as measured last; 0 where it is no more than chance does");
    }

    /** Takes the figures from the warehouse. */
    public synchronized void refresh() {
        LocalDate day = today.get();
        Map<Tags, Double> ages = new HashMap<>();
        Map<Tags, Double> remaining = new HashMap<>();
        for (ModelVersion version : models.serving(ModelRole.CHAMPION)) {
            Tags model = Tags.of("model", version.model());
            ages.put(model, (double) ChronoUnit.DAYS.between(version.asOf(), day));
            remaining.put(model, (double) ChronoUnit.DAYS.between(day, version.goodUntil()));
        }
        Map<Tags, Double> indexes = new HashMap<>();
        for (Latest latest : drifts.latest()) {
            var of = latest.part().drift();
            indexes.put(
                    Tags.of(
                            "model",
                            latest.model(),
                            "part",
                            latest.part().isScore() ? "score" : "feature",
                            "name",
                            latest.part().name()),
                    of.isBeyondChance() ? of.index() : 0);
        }
        age.set(ages);
        left.set(remaining);
        drift.set(indexes);
    }
}
