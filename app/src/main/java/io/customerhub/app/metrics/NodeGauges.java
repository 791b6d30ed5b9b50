package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.Nodes;
import io.customerhub.warehouse.store.Nodes.LeaseReport;
import io.customerhub.warehouse.store.Nodes.NodeReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** Who shares the warehouse and what is held, as figures: taken when asked, so that a scrape costs the warehouse nothing. */
public final class NodeGauges {
    private final Nodes nodes;
    private final FigureTable alive;
    private final FigureTable held;

    public NodeGauges(MeterRegistry registry, Nodes nodes) {
        this.nodes = nodes;
        this.alive = new FigureTable(registry, "hub.nodes", "Nodes that are alive, by the files they decide by");
        this.held = new FigureTable(
                registry,
                "hub.lease.age",
                "Seconds for which a lease has been held, as by a flow that runs",
                "seconds");
    }

    /** Takes the figures from the warehouse. */
    public synchronized void refresh() {
        Map<Tags, Double> count = new HashMap<>();
        for (NodeReport node : nodes.alive()) {
            if (node.serves()) {
                Tags files = Tags.of(
                        "files", node.filesVersion().map(String::valueOf).orElse("none"));
                count.merge(files, 1.0, Double::sum);
            }
        }
        alive.set(count);
        Map<Tags, Double> ages = new HashMap<>();
        for (LeaseReport lease : nodes.leases()) {
            ages.put(Tags.of("lease", lease.name()), (double) lease.heldSeconds());
        }
        held.set(ages);
    }
}
