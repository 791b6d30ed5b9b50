package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub sync FLOW}. */
@Command(
        name = "sync",
        description = "Runs a flow once, from its cursor to its end, and delivers what it changed.",
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(paramLabel = "FLOW", description = "The flow: hub flows lists them.")
    private String flow = "";

    @Option(names = "--full", description = "Read from the beginning; what has not changed is counted and skipped.")
    private boolean full;

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubSettings.ofProcess();
        FlowCatalog.require(settings.home(), flow);
        HubRefusal.refuseFindings(settings.home());
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            Optional<RunReport> run = Progress.sync(hub, flow, full);
            while (run.isPresent() && run.get().status().equals("deferred") && waited(hub)) {
                run = Progress.sync(hub, flow, full);
            }
            if (run.isEmpty()) {
                spec.commandLine().getErr().println(flow + " is running already, or its source asked to wait");
                return ExitCode.BUSY;
            }
            spec.commandLine().getOut().println(json ? Output.json(run.get()) : Summary.run(run.get()));
            List<Stop> stops = hub.warehouse().sinkStops().all();
            spec.commandLine().getErr().print(PlanSummary.stops(stops));
            return run.get().status().equals("complete") && stops.stream().noneMatch(Stop::guarded)
                    ? ExitCode.OK
                    : ExitCode.FAILED;
        }
    }

    /** Waits as the source asked; not for long, that is for a hub that serves. */
    private boolean waited(Hub hub) throws InterruptedException {
        Duration wait = hub.warehouse()
                .runs()
                .notBefore(flow)
                .map(until -> Duration.between(Instant.now(), until))
                .orElse(Duration.ZERO);
        if (wait.compareTo(PATIENCE) > 0) {
            return false;
        }
        spec.commandLine().getErr().println(flow + " goes on in " + wait.toSeconds() + " s, as its source asked");
        Thread.sleep(Math.max(0, wait.toMillis()));
        return true;
    }
}
