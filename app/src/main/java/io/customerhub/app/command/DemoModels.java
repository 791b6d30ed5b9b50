package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.score.ModelTrainer;
import io.customerhub.app.score.ScoreReader;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.scoring.served.TrainingRefusal;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.RunReport;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Learns the declared models of a demo's company, lets them serve, and asks them of everybody. */
final class DemoModels {
    private static final long SEED = 42;

    private DemoModels() {}

    /**
     * Learns those of which no version serves that is still good.
     *
     * @return the run that asked them; empty where none serves
     */
    static Optional<RunReport> serve(Hub hub, HubSettings settings, PrintWriter out) {
        LocalDate today = settings.today(settings.properties()).get();
        ModelTrainer trainer = ModelTrainer.read(settings.home());
        List<String> served = hub.warehouse().models().all().stream()
                .filter(version -> version.role() == ModelRole.CHAMPION && !today.isAfter(version.goodUntil()))
                .map(ModelVersion::model)
                .toList();
        boolean isAny = !served.isEmpty();
        for (ModelRule rule : trainer.models()) {
            if (!served.contains(rule.name())) {
                isAny |= learn(hub, trainer, rule, today, out);
            }
        }
        return isAny ? Progress.sync(hub, ScoreReader.FLOW, true) : Optional.empty();
    }

    private static boolean learn(Hub hub, ModelTrainer trainer, ModelRule rule, LocalDate today, PrintWriter out) {
        out.println("learning " + rule.name());
        out.flush();
        try {
            ModelVersion version = trainer.train(hub.warehouse(), rule, today, SEED);
            hub.warehouse().models().serve(rule.name(), version.version(), ModelRole.CHAMPION, "demo", "trained");
            return true;
        } catch (TrainingRefusal e) {
            out.println(e.reason());
            return false;
        }
    }
}
