package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.PlanFile;
import io.customerhub.app.plan.PlannedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub plan FLOW}. */
@Command(
        name = "plan",
        description = "Shows what a run of a flow would write, its source read for real, without writing anything.",
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FLOW", arity = "0..1", description = "The flow: hub flows lists them.")
    private String flow = "";

    @Option(names = "--waiting", description = "Show what waits in the outbox, in place of what a run would do.")
    private boolean waiting;

    @Option(names = "--full", description = "Read from the beginning.")
    private boolean full;

    @Mixin
    private SinkChoice sinks = new SinkChoice();

    @Option(
            names = "--most",
            description = "How many changes of each sink to show (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    private int most;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the whole plan as JSON, for hub apply.")
    private @Nullable Path plan;

    @Option(names = "--csv", paramLabel = "FILE", description = "Save what is shown as CSV, a line a field.")
    private @Nullable Path table;

    @Option(names = "--html", paramLabel = "FILE", description = "Save what is shown as a page for a browser.")
    private @Nullable Path page;

    @Option(names = "--json", description = "Print what is shown as JSON, whole.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        if (waiting != flow.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name a flow, or ask for --waiting");
        }
        if (!waiting) {
            FlowCatalog.require(settings.home(), flow);
        }
        List<String> chosen = sinks.of(settings);
        HubRefusal.refuseFindings(settings.home());
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            if (waiting) {
                show(hub.waiting(chosen), chosen);
                return ExitCode.OK;
            }
            Optional<PlannedRun> planned = hub.plan(flow, full);
            if (planned.isEmpty()) {
                spec.commandLine().getErr().println(flow + " is running already, or its source asked to wait");
                return ExitCode.BUSY;
            }
            try (PlannedRun run = planned.get()) {
                show(run.plan(), chosen);
            }
            return ExitCode.OK;
        }
    }

    private void show(Plan whole, List<String> chosen) {
        if (plan != null) {
            PlanFile.save(whole, plan);
        }
        Plan shown = whole.of(chosen);
        if (table != null) {
            PlanFile.saveTable(shown, table);
        }
        if (page != null) {
            PlanFile.savePage(shown, page);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? PlanFile.json(shown) + System.lineSeparator() : PlanSummary.of(shown, most));
        out.flush();
        if (!json) {
            spec.commandLine()
                    .getErr()
                    .println("nothing was written"
                            + (plan == null
                                    ? ""
                                    : "; hub apply " + plan + " writes this, if nothing has changed by then"));
        }
    }
}
