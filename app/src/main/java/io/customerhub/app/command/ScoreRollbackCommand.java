package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub score rollback NAME}. */
@Command(
        name = "rollback",
        description = "Lets the version of a model serve again that served before.",
        mixinStandardHelpOptions = true)
final class ScoreRollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Which model.")
    private String name = "";

    @Option(names = "--why", paramLabel = "TEXT", description = "The reason, for who asks later.", defaultValue = "")
    private String why = "";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            int version = access.warehouse()
                    .models()
                    .rollBack(name, actor.name(), why)
                    .orElseThrow(() -> new HubException("rolling back " + name
                            + ": no version served before; hub score models " + name + " shows which did"));
            spec.commandLine()
                    .getOut()
                    .println(name + " " + version + " serves again; hub sync scores asks it of all customers at once");
            return ExitCode.OK;
        }
    }
}
