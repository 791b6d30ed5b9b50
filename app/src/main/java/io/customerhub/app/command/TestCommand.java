package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTests;
import io.customerhub.mapping.Mappings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub test}. */
@Command(
        name = "test",
        description = "Runs the tests that stand in the mapping files; needs no network and no database.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Result(int tests, List<String> failures) {}

    @Override
    public Integer call() {
        Path home = HubSettings.ofProcess().home();
        var findings = new Findings();
        Mappings mappings = Mappings.read(home.resolve("mappings"), findings);
        findings.throwIfAny();
        mappings.all().forEach(mapping -> MappingTests.run(mapping, findings));
        int tests =
                mappings.all().stream().map(Mapping::tests).mapToInt(List::size).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(new Result(
                    tests, findings.list().stream().map(Finding::toString).toList())));
        } else {
            findings.list().forEach(out::println);
            out.println(
                    tests + " tests in " + mappings.all().size() + " mappings, " + findings.size() + " differences");
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
