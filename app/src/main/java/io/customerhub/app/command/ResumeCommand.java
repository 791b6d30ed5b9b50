package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.sink.SinkGuard;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.SinkStops;
import io.customerhub.warehouse.store.SinkStops.Stop;
import io.customerhub.warehouse.store.Warehouse;
import io.customerhub.warehouse.store.WarehouseTotals.SinkDepth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub resume SINK}. */
@Command(
        name = "resume",
        description = "Lets a paused sink go on; one that a guard rail stopped only when little enough waits by now.",
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SINK", description = "The sink, as hub.sinks names it.")
    private String sink = "";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        SinkChoice.require(settings, sink);
        SinkGuard guard = settings.properties().guards().get(sink);
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            SinkStops stops = access.warehouse().sinkStops();
            Optional<Stop> stop = stops.of(sink);
            if (stop.isEmpty()) {
                spec.commandLine().getOut().println(sink + " does not stand still");
                return ExitCode.OK;
            }
            if (stop.get().guarded() && guard != null && isTooMuch(access.warehouse(), guard)) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%s stays stopped, for what stopped it still waits: %s%n"
                                        + "hub plan --waiting --sink %s --save FILE shows it; hub apply --accept FILE tells the sink so all the same%n",
                                sink, stop.get().reason(), sink);
                return ExitCode.FAILED;
            }
            stops.lift(List.of(sink), "resumed", actor.name());
        }
        spec.commandLine().getOut().println(sink + " goes on with the next delivery");
        return ExitCode.OK;
    }

    private boolean isTooMuch(Warehouse warehouse, SinkGuard guard) {
        Counts waiting = warehouse.reports().countsOfWaiting(List.of(sink)).get(0);
        long held = warehouse.reports().sinks().stream()
                .filter(depth -> depth.sink().equals(sink))
                .mapToLong(SinkDepth::held)
                .sum();
        return guard.trips(waiting.update() + waiting.retire(), held).isPresent();
    }
}
