package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.TestHub;
import io.customerhub.app.flowtest.FlowTestFile;
import io.customerhub.app.flowtest.FlowTests;
import io.customerhub.declaration.Finding;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTests;
import io.customerhub.mapping.Mappings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub test}. */
@Command(
        name = "test",
        description =
                "Runs the tests in the mapping files and beside the flows; needs no network, and no database but its own.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Flows and mappings to test; all where none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Result(int tests, int flowTests, List<String> failures) {}

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        Path home = settings.home();
        var findings = new Findings();
        Mappings all = Mappings.read(home.resolve("mappings"), findings);
        findings.throwIfAny();
        List<Mapping> mappings =
                all.all().stream().filter(mapping -> isAsked(name(mapping))).toList();
        List<Path> files = FlowTestFile.find(home).stream()
                .filter(file -> isAsked(FlowTestFile.flow(file)))
                .toList();
        refuseUnknown(home, all);
        var flows = new ArrayList<FlowTestFile>();
        files.forEach(file -> FlowTestFile.read(file, all, findings).ifPresent(flows::add));
        findings.throwIfAny();

        mappings.forEach(mapping -> MappingTests.run(mapping, findings));
        if (!flows.isEmpty()) {
            try (TestHub hub = TestHub.start(settings)) {
                var tests = new FlowTests(hub::run, home, all, findings);
                flows.forEach(tests::run);
            }
        }
        report(
                mappings,
                flows,
                findings.list().stream().map(finding -> relative(home, finding)).toList());
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private void report(List<Mapping> mappings, List<FlowTestFile> flows, List<String> differences) {
        int tests = mappings.stream().map(Mapping::tests).mapToInt(List::size).sum();
        int flowTests =
                flows.stream().map(FlowTestFile::tests).mapToInt(List::size).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(new Result(tests, flowTests, differences)));
            return;
        }
        differences.forEach(out::println);
        out.println(tests + " tests in " + mappings.size() + " mappings, " + flowTests + " tests of " + flows.size()
                + " flows, " + differences.size() + " differences");
    }

    private boolean isAsked(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private void refuseUnknown(Path home, Mappings mappings) {
        Set<String> known = new TreeSet<>();
        mappings.all().forEach(mapping -> known.add(name(mapping)));
        FlowTestFile.find(home).forEach(file -> known.add(FlowTestFile.flow(file)));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new HubException(
                        "no flow or mapping '" + name + "' has tests; " + Suggestion.instead(name, known));
            }
        }
    }

    private static String name(Mapping mapping) {
        return mapping.file().getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static String relative(Path home, Finding finding) {
        return finding.toString().replace(home + home.getFileSystem().getSeparator(), "");
    }
}
