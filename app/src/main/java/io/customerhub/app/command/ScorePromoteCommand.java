package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Models;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub score promote NAME}. */
@Command(
        name = "promote",
        description = "Lets a version of a model serve from the next page on.",
        mixinStandardHelpOptions = true)
final class ScorePromoteCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "Which model.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "VERSION",
            arity = "0..1",
            description = "Which version (default: the latest).")
    private Optional<Integer> number = Optional.empty();

    @Option(
            names = "--challenger",
            description = "Let it say what it says beside the champion; only readers of hub.scores see it.")
    private boolean challenger;

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for who asks later.", defaultValue = "")
    private String why = "";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            Models models = access.warehouse().models();
            ModelVersion version = models.all().stream()
                    .filter(each -> each.model().equals(name))
                    .filter(each -> number.isEmpty() || number.get() == each.version())
                    .findFirst()
                    .orElseThrow(() -> new HubException("promoting " + name
                            + (number.isEmpty() ? "" : " " + number.get())
                            + ": no such model was learned; hub score models shows those that were"));
            ModelRole role = challenger ? ModelRole.CHALLENGER : ModelRole.CHAMPION;
            if (version.role() == role) {
                spec.commandLine().getOut().println(name + " " + version.version() + " is " + role.word() + " already");
                return ExitCode.OK;
            }
            Optional<Integer> was = models.serve(name, version.version(), role, actor.name(), why);
            spec.commandLine()
                    .getOut()
                    .println(name + " " + version.version() + " is " + role.word()
                            + was.map(before -> ", before it was " + before).orElse("")
                            + "; hub sync scores asks it of all customers at once");
            return ExitCode.OK;
        }
    }
}
