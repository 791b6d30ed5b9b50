package io.customerhub.app;

import io.customerhub.app.flow.StopSignal;
import io.customerhub.app.metrics.HubMetrics;
import io.customerhub.app.page.CommitStage;
import io.customerhub.app.page.DeliveryPlanStage;
import io.customerhub.app.page.IdentityStage;
import io.customerhub.app.page.LandingStage;
import io.customerhub.app.page.ProfileStage;
import io.customerhub.app.page.QualityStage;
import io.customerhub.app.page.Rulebook;
import io.customerhub.app.page.ScoringStage;
import io.customerhub.app.page.TranslationStage;
import io.customerhub.app.page.TriggerStage;
import io.customerhub.app.score.ModelsInService;
import io.customerhub.app.score.PageScoring;
import io.customerhub.app.sink.SinkGuard;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.Warehouse;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The stages of a page: the same for a hub and for its tests.
 *
 * @param rules what decides a page that begins its way now
 * @param today the day for which scores are to be true
 */
record Stages(Supplier<Rulebook> rules, Supplier<LocalDate> today) {
    /**
     * Makes them.
     *
     * @param registry takes each by its name
     * @param guards for each sink how much of it one run may change
     * @param announcements what triggers tell
     */
    void bind(
            BiConsumer<String, Object> registry,
            Warehouse warehouse,
            StopSignal stopSignal,
            Map<String, SinkGuard> guards,
            Announcements announcements,
            HubMetrics metrics) {
        registry.accept("landing", new LandingStage(warehouse, rules, stopSignal));
        registry.accept("translation", new TranslationStage());
        registry.accept("quality", new QualityStage());
        registry.accept("identity", new IdentityStage());
        registry.accept("profiles", new ProfileStage());
        registry.accept("scoring", new ScoringStage(today, new PageScoring(new ModelsInService())));
        registry.accept("triggers", new TriggerStage(today, announcements));
        registry.accept("deliveryPlan", new DeliveryPlanStage(guards));
        registry.accept("commit", new CommitStage(metrics));
    }
}
