package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.warehouse.store.MatchDecisions;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Has what a person decides, or takes back, followed at once. */
final class ReviewFollowing {
    @Option(
            names = "--later",
            description = {
                "Only keep what is said: the next page follows it; hub plan review shows what that would change,",
                "hub sync review does it."
            })
    private boolean later;

    /**
     * Decides, and follows it.
     *
     * @param deciding whether there is anything to follow
     */
    int after(Predicate<Warehouse> deciding, CommandSpec spec) {
        HubSettings settings = HubSettings.ofProcess();
        HubRefusal.refuseFindings(settings.home());
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            if (!deciding.test(access.warehouse())) {
                return ExitCode.FAILED;
            }
            return later ? ExitCode.OK : follow(settings, spec);
        }
    }

    private static int follow(HubSettings settings, CommandSpec spec) {
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            Optional<RunReport> run = Progress.sync(hub, MatchDecisions.FLOW, false);
            if (run.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("it is kept, but another review is followed now: the next page follows it, or hub sync"
                                + " review");
                return ExitCode.BUSY;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            out.print(Summary.run(run.get()));
            out.flush();
            return run.get().status().equals("complete") ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
