package io.customerhub.app.command;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.score.ModelTrainer;
import io.customerhub.scoring.served.ModelRule;
import io.customerhub.scoring.served.TrainingRefusal;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub score train NAME}. */
@Command(
        name = "train",
        description = {
            "Learns models of the warehouse's customers, as " + DecisionFiles.MODELS + " declares them.",
            "Each is checked on a time that nothing was learned from, and refused where that looks too good to be true."
                    + " It is kept with its card, and serves once it is promoted."
        },
        mixinStandardHelpOptions = true)
final class ScoreTrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which models (default: all that are declared).")
    private List<String> names = List.of();

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Nothing that happened later is looked at (default: hub.as-of, or else today, UTC).")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--seed",
            description = "Of what chance has a part in; the same data and seed give the same model"
                    + " (default: ${DEFAULT-VALUE}).",
            defaultValue = "42")
    private long seed;

    @Option(names = "--promote", description = "Let it serve at once.")
    private boolean promote;

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        ModelTrainer trainer = ModelTrainer.read(settings.home());
        List<ModelRule> rules = names.isEmpty()
                ? trainer.models()
                : names.stream().map(trainer::model).toList();
        LocalDate day =
                asOf.orElseGet(() -> settings.today(settings.properties()).get());
        boolean refused = false;
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            for (ModelRule rule : rules) {
                refused |= !train(access, trainer, rule, day);
            }
        }
        spec.commandLine().getOut().flush();
        return refused ? ExitCode.FAILED : ExitCode.OK;
    }

    private boolean train(WarehouseAccess access, ModelTrainer trainer, ModelRule rule, LocalDate day) {
        try {
            ModelVersion learned = trainer.train(access.warehouse(), rule, day, seed);
            ModelText.card(learned, spec.commandLine().getOut());
            if (promote) {
                access.warehouse()
                        .models()
                        .serve(learned.model(), learned.version(), ModelRole.CHAMPION, actor.name(), "trained");
                spec.commandLine()
                        .getOut()
                        .println("it serves from here on; hub sync scores asks it of all customers at once");
            } else {
                spec.commandLine()
                        .getOut()
                        .println("hub score promote " + learned.model() + " " + learned.version() + " lets it serve");
            }
            spec.commandLine().getOut().println();
            return true;
        } catch (TrainingRefusal e) {
            if (names.size() == 1) {
                throw new HubException(e.reason());
            }
            spec.commandLine().getErr().println(e.reason());
            return false;
        }
    }
}
