package io.customerhub.app;

import io.customerhub.app.schedule.Schedules;
import io.customerhub.app.schedule.SharedScheduler;
import io.customerhub.warehouse.store.FileVersions.InUse;
import io.customerhub.warehouse.store.Node.Serving;
import io.customerhub.warehouse.store.Warehouse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.component.quartz.QuartzComponent;
import org.quartz.Scheduler;

/** The clock of a hub that serves, which it shares with the others. */
final class SharedClock {
    private SharedClock() {}

    /** Camel's component; it leaves a scheduler that was given to it running, and that would go on asking a closed warehouse. */
    private static final class SharedQuartz extends QuartzComponent {
        @Override
        protected void doShutdown() throws Exception {
            super.doShutdown();
            getScheduler().shutdown(true);
        }
    }

    /** Makes it, and tells the others what this node runs: nobody takes that away while the node is alive. */
    static void bind(
            BiConsumer<String, Object> registry,
            DataSource pool,
            Warehouse warehouse,
            HubProperties properties,
            Supplier<InUse> files) {
        Set<String> known = new TreeSet<>(properties.schedules().keySet());
        known.add(Schedules.RETRIES);
        warehouse.node().serve(() -> new Serving(files.get().version(), List.copyOf(known)));
        Scheduler scheduler = SharedScheduler.open(pool, properties.get("hub.tenant"));
        var quartz = new SharedQuartz();
        quartz.setScheduler(scheduler);
        registry.accept("quartz", quartz);
        registry.accept(
                "schedules",
                new Schedules(scheduler, known, warehouse.firings(), warehouse.nodes(), warehouse.requests())
                        .listening());
    }
}
