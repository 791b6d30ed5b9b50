package io.customerhub.app.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.store.DeliveryPlan;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;

/** Plans what each sink has to be told of the customers a page touched. */
public final class DeliveryPlanStage {
    private final List<SinkMapping> sinks;

    public DeliveryPlanStage(List<SinkMapping> sinks) {
        this.sinks = List.copyOf(sinks);
    }

    public PlannedPage plan(@Body ScoredPage page) {
        DeliveryPlan plan = page.context().transaction().deliveryPlan();
        Map<CustomerId, ObjectNode> profiles = new LinkedHashMap<>();
        for (ScoredProfile scored : page.profiles()) {
            profiles.put(scored.profile().customer(), scored.json());
        }
        for (SinkMapping sink : sinks) {
            Map<CustomerId, ObjectNode> records = new LinkedHashMap<>();
            Set<CustomerId> gone = new LinkedHashSet<>(page.gone());
            profiles.forEach((customer, profile) -> {
                if (sink.isFor(profile)) {
                    records.put(customer, sink.map(profile));
                } else if (sink.retires()) {
                    gone.add(customer);
                }
            });
            plan.plan(sink.sink(), records);
            plan.retire(sink.sink(), gone);
        }
        return new PlannedPage(page.context(), page.counts());
    }
}
