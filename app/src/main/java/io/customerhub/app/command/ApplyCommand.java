package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlanDifference;
import io.customerhub.app.plan.PlanFile;
import io.customerhub.app.plan.PlannedRun;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Parameters(paramLabel = "PLAN", description = "A plan that hub plan --save has written.")
    private Path file = Path.of("");

    @Option(
            names = "--accept",
            description = "Go on with sinks that a guard rail has stopped, or would stop, for what the plan says.")
    private boolean accept;

    @Mixin
    private ActorOption actor = new ActorOption();

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Plan saved = PlanFile.read(file);
        HubSettings settings = HubSettings.ofProcess();
        if (!saved.isOfOutbox()) {
            FlowCatalog.require(settings.home(), saved.flow());
        }
        HubRefusal.refuseFindings(settings.home());
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            return saved.isOfOutbox() ? go(hub, saved) : apply(hub, saved);
        }
    }

    private int apply(Hub hub, Plan saved) {
        Optional<PlannedRun> planned = hub.plan(saved.flow(), saved.full());
        if (planned.isEmpty()) {
            spec.commandLine().getErr().println(saved.flow() + " is running already, or its source asked to wait");
            return ExitCode.BUSY;
        }
        long run;
        Plan plan;
        try (PlannedRun now = planned.get()) {
            plan = now.plan();
            if (isRefused(saved, plan)) {
                return ExitCode.MOVED_ON;
            }
            run = now.keep(accept ? plan.guarded() : List.of(), actor.name());
        }
        hub.deliver();
        var report = Progress.report(hub, run);
        spec.commandLine().getOut().println(json ? Output.json(report) : Summary.run(report));
        return told(plan);
    }

    /** Delivers what waits in the outbox, where it is what the plan says. */
    private int go(Hub hub, Plan saved) {
        List<String> sinks = saved.sinks().stream().map(Counts::sink).toList();
        Plan now = hub.waiting(sinks);
        if (isRefused(saved, now)) {
            return ExitCode.MOVED_ON;
        }
        if (accept) {
            hub.warehouse().sinkStops().lift(now.guarded(), "the plan was accepted", actor.name());
        }
        hub.deliver();
        Plan left = hub.waiting(sinks);
        spec.commandLine().getOut().println(json ? PlanFile.json(left) : PlanSummary.of(left, 0));
        return told(now);
    }

    /** Says which sinks stand still all the same. */
    private int told(Plan plan) {
        if (accept || plan.guarded().isEmpty()) {
            return ExitCode.OK;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.print(PlanSummary.stops(plan.stops()));
        err.println("what waits for them stays in the outbox; hub apply --accept goes on");
        err.flush();
        return ExitCode.FAILED;
    }

    private boolean isRefused(Plan saved, Plan now) {
        List<String> differences = PlanDifference.between(saved, now);
        if (!differences.isEmpty()) {
            refuse(saved, differences);
        }
        return !differences.isEmpty();
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
