package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.Announcements.Depth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** What targets are still to be told by triggers, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class TriggerGauges {
    private final Announcements announcements;
    private final FigureTable depth;
    private final FigureTable age;

    public TriggerGauges(MeterRegistry registry, Announcements announcements) {
        this.announcements = announcements;
        this.depth = new FigureTable(
                registry, "hub.announcements.depth", "What targets of triggers are still to be told, or have refused");
        this.age = new FigureTable(
                registry, "hub.announcements.age", "Since when the oldest of it waits to be told", "seconds");
    }

    /** Takes the figures from the warehouse. */
    public synchronized void refresh() {
        Map<Tags, Double> depths = new HashMap<>();
        Map<Tags, Double> ages = new HashMap<>();
        for (Depth of : announcements.depths()) {
            depths.put(Tags.of("target", of.target(), "state", "pending"), (double) of.waiting());
            depths.put(Tags.of("target", of.target(), "state", "refused"), (double) of.refused());
            ages.put(Tags.of("target", of.target()), of.oldest());
        }
        depth.set(depths);
        age.set(ages);
    }
}
