package io.customerhub.app;

import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.CommitStage;
import io.customerhub.app.page.DeliveryPlanStage;
import io.customerhub.app.page.IdentityStage;
import io.customerhub.app.page.LandingStage;
import io.customerhub.app.page.ProfileStage;
import io.customerhub.app.page.QualityStage;
import io.customerhub.app.page.ScoringStage;
import io.customerhub.app.page.TranslationStage;
import io.customerhub.app.sink.SinkGuard;
import io.customerhub.identity.ExactResolver;
import io.customerhub.mapping.SinkMapping;
import io.customerhub.warehouse.store.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The stages of a page, by what a home's files declare: the same for a hub and for its tests.
 *
 * @param today the day for which scores are to be true
 */
record Stages(HubFolder folder, String tenant, Supplier<LocalDate> today) {
    /**
     * Makes them.
     *
     * @param registry takes each by its name
     * @param sinks those that customers are told to
     * @param guards for each sink how much of it one run may change
     */
    void bind(
            BiConsumer<String, Object> registry,
            Warehouse warehouse,
            StopSignal stopSignal,
            List<SinkMapping> sinks,
            Map<String, SinkGuard> guards,
            HubMetrics metrics) {
        registry.accept("landing", new LandingStage(warehouse, stopSignal));
        registry.accept("translation", new TranslationStage(folder.mappings()));
        registry.accept("quality", new QualityStage(folder.quality()));
        registry.accept("identity", new IdentityStage(new ExactResolver(tenant, folder.identity())));
        registry.accept("profiles", new ProfileStage(folder.survivorship()));
        registry.accept("scoring", new ScoringStage(folder.scorer(), today));
        registry.accept("deliveryPlan", new DeliveryPlanStage(sinks, guards));
        registry.accept("commit", new CommitStage(metrics));
    }
}
