package io.customerhub.app.metrics;

import io.customerhub.app.account.AccountReports;
import io.customerhub.warehouse.store.Warehouse;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The figures that are taken from the warehouse now and then.
 *
 * @param today the day for which scores are to be true
 */
public record WarehouseGauges(
        Warehouse warehouse, AccountReports accounts, InstantSource clock, Supplier<LocalDate> today) {
    /**
     * Makes them.
     *
     * @param registry takes each by its name
     */
    public void bind(BiConsumer<String, Object> registry, MeterRegistry meters) {
        registry.accept("gauges", new HubGauges(meters, warehouse.reports(), warehouse.sinkStops(), clock));
        registry.accept("reviewGauges", new ReviewGauges(meters, warehouse.reviews(), clock));
        registry.accept("modelGauges", new ModelGauges(meters, warehouse.models(), warehouse.modelDrifts(), today));
        registry.accept("nodeGauges", new NodeGauges(meters, warehouse.nodes()));
        registry.accept("accountGauges", new AccountGauges(meters, accounts));
    }
}
