package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.declaration.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub check}. */
@Command(
        name = "check",
        description =
                "Checks routes, Kamelets, mappings and config: all that is wrong at once, each with file, line and remedy.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Line(String file, int line, String problem, String remedy) {}

    @Override
    public Integer call() {
        List<Finding> findings = HubRefusal.findings(HubSettings.ofProcess().home());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(findings.stream()
                    .map(found -> new Line(found.file().toString(), found.line(), found.problem(), found.remedy()))
                    .toList()));
        } else {
            findings.forEach(out::println);
            out.println(findings.isEmpty() ? "all files are sound" : findings.size() + " to mend");
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
