package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub pause SINK}. */
@Command(
        name = "pause",
        description = "Tells a sink nothing until hub resume; what it is to be told waits in the outbox.",
        mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SINK", description = "The sink, as hub.sinks names it.")
    private String sink = "";

    @Option(names = "--reason", description = "Why, for those who see it in hub status.")
    private String reason = "no reason was given";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        SinkChoice.require(settings, sink);
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            access.warehouse().sinkStops().pause(sink, reason, actor.name());
        }
        spec.commandLine().getOut().println(sink + " is paused; a batch on its way is still delivered");
        return ExitCode.OK;
    }
}
