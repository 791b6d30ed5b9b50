package io.customerhub.app.metrics;

import io.customerhub.warehouse.store.FileVersions.InUse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** Which version of the declared files is in use, and whether an edit is refused, as figures. */
public final class FileGauges {
    private FileGauges() {}

    /** Makes the gauges; each asks when it is scraped. */
    public static void register(MeterRegistry registry, Supplier<InUse> files) {
        Gauge.builder("hub.files.version", () -> files.get().version())
                .description("The number of the declared files that are in use")
                .register(registry);
        Gauge.builder("hub.files.refused", () -> files.get().refused().size())
                .description("How many things are wrong with an edit that is refused; 0 where none is")
                .register(registry);
    }
}
