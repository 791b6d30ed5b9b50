package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlanDifference;
import io.customerhub.app.plan.PlanFile;
import io.customerhub.app.plan.PlannedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub apply PLAN}. */
@Command(
        name = "apply",
        description = "Does what a saved plan says, and nothing else: refuses where the run would do otherwise by now.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private static final int MOST_DIFFERENCES = 20;

    @Parameters(paramLabel = "PLAN", description = "A plan that hub plan FLOW --save has written.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Plan saved = PlanFile.read(file);
        HubSettings settings = HubSettings.ofProcess();
        FlowCatalog.require(settings.home(), saved.flow());
        HubRefusal.refuseFindings(settings.home());
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            return apply(hub, saved);
        }
    }

    private int apply(Hub hub, Plan saved) {
        Optional<PlannedRun> planned = hub.plan(saved.flow(), saved.full());
        if (planned.isEmpty()) {
            spec.commandLine().getErr().println(saved.flow() + " is running already, or its source asked to wait");
            return ExitCode.BUSY;
        }
        long run;
        try (PlannedRun now = planned.get()) {
            List<String> differences = PlanDifference.between(saved, now.plan());
            if (!differences.isEmpty()) {
                refuse(saved, differences);
                return ExitCode.MOVED_ON;
            }
            run = now.keep();
        }
        hub.deliver();
        var report = Progress.report(hub, run);
        spec.commandLine().getOut().println(json ? Output.json(report) : Summary.run(report));
        return ExitCode.OK;
    }

    private void refuse(Plan saved, List<String> differences) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "nothing was written: since %s the world has moved on from %s, in %,d places; plan again%n",
                saved.madeAt(), file, differences.size());
        differences.stream().limit(MOST_DIFFERENCES).forEach(difference -> err.println("  " + difference));
        if (differences.size() > MOST_DIFFERENCES) {
            err.printf("  and %,d more%n", differences.size() - MOST_DIFFERENCES);
        }
        err.flush();
    }
}
