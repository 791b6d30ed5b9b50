package io.customerhub.app.flowtest;

import io.customerhub.warehouse.store.KnownRecord;
import io.customerhub.warehouse.store.PlannedDelivery;
import io.customerhub.warehouse.store.RunReport;
import java.util.List;
import java.util.Map;

/**
 * What came of a test's pages.
 *
 * @param known what is known in the end, by the words of {@code expect}
 * @param writes what sinks would be told
 */
public record Outcome(
        RunReport run,
        Map<String, List<KnownRecord>> known,
        List<KnownRecord> quarantined,
        List<PlannedDelivery> writes) {
    public Outcome {
        known = Map.copyOf(known);
        quarantined = List.copyOf(quarantined);
        writes = List.copyOf(writes);
    }
}
