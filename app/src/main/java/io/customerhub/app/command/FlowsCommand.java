package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.app.flow.FlowCatalog.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub flows}. */
@Command(
        name = "flows",
        description = "Lists the flows: what each brings, when it runs, from where and to where.",
        mixinStandardHelpOptions = true)
final class FlowsCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        List<Flow> flows = FlowCatalog.read(settings.home(), settings.properties());
        if (json) {
            spec.commandLine().getOut().println(Output.json(flows));
            return ExitCode.OK;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("flow", "schedule (UTC)", "from", "to", "description"));
        for (Flow flow : flows) {
            rows.add(List.of(
                    flow.flow(),
                    flow.schedule().isEmpty() ? "on demand" : flow.schedule(),
                    flow.from(),
                    String.join(", ", flow.to()),
                    flow.description()));
        }
        spec.commandLine().getOut().print(Output.columns(rows));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
