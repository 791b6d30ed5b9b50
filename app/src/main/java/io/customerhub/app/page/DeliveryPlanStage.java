package io.customerhub.app.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.app.sink.SinkGuard;
import io.customerhub.mapping.Owner;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import io.customerhub.scoring.ScoredProfile;
import io.customerhub.warehouse.store.DeliveryPlan;
import io.customerhub.warehouse.store.Returns.Held;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans what each sink has to be told of the customers a page touched. */
public final class DeliveryPlanStage {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryPlanStage.class);

    private final Map<String, SinkGuard> guards;

    /**
     * Makes the stage.
     *
     * @param guards for each sink how much of it one run may change
     */
    public DeliveryPlanStage(Map<String, SinkGuard> guards) {
        this.guards = Map.copyOf(guards);
    }

    public PlannedPage plan(@Body ScoredPage page) {
        DeliveryPlan plan = page.context().transaction().deliveryPlan();
        Map<CustomerId, ObjectNode> profiles = new LinkedHashMap<>();
        for (ScoredProfile scored : page.profiles()) {
            profiles.put(scored.profile().customer(), scored.json());
        }
        for (SinkMapping sink : page.context().rules().sinks()) {
            Map<CustomerId, ObjectNode> records = new LinkedHashMap<>();
            Set<CustomerId> gone = new LinkedHashSet<>(page.gone());
            profiles.forEach((customer, profile) -> {
                if (sink.isFor(profile)) {
                    records.put(customer, sink.map(profile));
                } else if (sink.retires()) {
                    gone.add(customer);
                }
            });
            if (!sink.shared().isEmpty()) {
                letOthers(sink, page, records);
            }
            long changed = plan.plan(sink.sink(), records, sink.guarded());
            guard(sink.sink(), Math.max(changed, plan.retire(sink.sink(), gone)), plan);
        }
        return new PlannedPage(page.context(), page.counts());
    }

    /** Where others' word counts, the sink is to hold what it holds. */
    private static void letOthers(SinkMapping sink, ScoredPage page, Map<CustomerId, ObjectNode> records) {
        boolean isAnyTheirs = sink.shared().stream().anyMatch(field -> sink.owner(field) == Owner.THEIRS);
        Map<CustomerId, Held> held =
                page.context().transaction().returns().held(sink.sink(), records.keySet(), isAnyTheirs);
        for (ScoredProfile scored : page.profiles()) {
            CustomerId customer = scored.profile().customer();
            ObjectNode record = records.get(customer);
            Held known = held.get(customer);
            if (record != null && known != null) {
                for (String field : sink.shared()) {
                    if (isOthers(sink, field, known, scored.profile())) {
                        record.set(field, known.fields().path(field));
                    }
                }
            }
        }
    }

    private static boolean isOthers(SinkMapping sink, String field, Held held, Profile profile) {
        Instant changed = held.theirs().get(field);
        return switch (sink.owner(field)) {
            case OURS -> false;
            case THEIRS -> changed != null || held.fields().hasNonNull(field);
            case NEWEST ->
                changed != null && !newest(sink.reads(field), profile).isAfter(changed);
        };
    }

    private static Instant newest(Set<String> words, Profile profile) {
        return words.stream()
                .flatMap(word -> CustomerField.of(word).stream())
                .flatMap(field -> Optional.ofNullable(profile.values().get(field)).stream())
                .map(Profile.Chosen::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** In the page's own transaction: nothing that goes beyond what is allowed is ever seen by who delivers. */
    private void guard(String sink, long changed, DeliveryPlan plan) {
        SinkGuard guard = guards.get(sink);
        if (guard == null || changed == 0) {
            return;
        }
        guard.trips(changed, plan.held(sink)).ifPresent(reason -> {
            if (plan.stop(sink, reason)) {
                LOG.error("{} is stopped: {}; hub plan --waiting --sink {} shows what waits", sink, reason, sink);
            }
        });
    }
}
