package io.customerhub.app.bench.serving;

import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.StageClock;
import io.customerhub.app.bench.StageClock.Taken;
import io.customerhub.app.page.ScoringStage;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.app.score.ModelsInService;
import io.customerhub.app.score.PageModels;
import io.customerhub.app.score.PageScoring;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.action.ActionRules;
import io.customerhub.scoring.served.ToldScore;
import io.customerhub.warehouse.store.Scores;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a page's time models take, in a run that is rehearsed: nothing is kept and no sink is told.
 *
 * @param pages that went through
 * @param models medians in milliseconds a page: reading features, asking all models that serve, keeping what they say
 * @param page all stages of the page together, the models' part among them
 */
public record ModelsShare(String flow, long pages, double models, double page, List<Stage> stages) {
    private static final String MODELS = "models";
    private static final List<String> STAGES =
            List.of("landing", "translation", "quality", "identity", "profiles", "scoring", "deliveryPlan", "commit");

    public ModelsShare {
        stages = List.copyOf(stages);
    }

    /** The median of a stage in milliseconds a page. */
    public record Stage(String name, double millis) {}

    private record Timed(PageModels models, StageClock clock) implements PageModels {
        @Override
        public Map<CustomerId, List<ToldScore>> score(
                Scores scores,
                List<CustomerId> customers,
                ActionRules actions,
                int version,
                LocalDate today,
                boolean areAsked) {
            long begun = System.nanoTime();
            try {
                return models.score(scores, customers, actions, version, today, areAsked);
            } finally {
                clock.note(MODELS, System.nanoTime() - begun);
            }
        }
    }

    /** Rehearses a flow of a hub, from the beginning. */
    public static ModelsShare of(HubSettings settings, String flow) {
        var clock = new StageClock();
        var stage = new ScoringStage(
                settings.today(settings.properties()), new Timed(new PageScoring(new ModelsInService()), clock));
        try (Hub hub = Hub.start(settings, Hub.Mode.COMMAND, Map.of(StageClock.NAME, clock, "scoring", stage))) {
            Optional<PlannedRun> planned = hub.plan(flow, true);
            planned.orElseThrow(() ->
                            new HubException("measuring " + flow + ": it is running; try again when it has ended"))
                    .close();
        }
        return of(flow, clock.take());
    }

    private static ModelsShare of(String flow, Map<String, Taken> taken) {
        var stages = new ArrayList<Stage>();
        double page = 0;
        for (String name : STAGES) {
            double millis = median(taken, name);
            stages.add(new Stage(name, millis));
            page += millis;
        }
        long pages = taken.getOrDefault(MODELS, Taken.NONE).times();
        return new ModelsShare(flow, pages, median(taken, MODELS), page, stages);
    }

    private static double median(Map<String, Taken> taken, String stage) {
        return taken.getOrDefault(stage, Taken.NONE).medianMillis();
    }

    /** The models' part as a share of what a page takes without it. */
    public double adds() {
        return models / (page - models);
    }

    /** How it is read: the head, then a row for each stage, for the page and for the models. */
    public List<List<String>> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("ms a page of " + flow + ", median of " + pages, "", "of the page"));
        stages.forEach(stage -> rows.add(row(stage.name(), stage.millis())));
        rows.add(row("whole page", page));
        rows.add(row("models, of scoring", models));
        rows.add(List.of("models add", String.format("%.1f %%", adds() * 100), "to a page without them"));
        return rows;
    }

    private List<String> row(String name, double millis) {
        return List.of(name, String.format("%,.1f", millis), String.format("%.1f %%", millis / page * 100));
    }
}
