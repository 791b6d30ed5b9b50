package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.TestHub;
import io.customerhub.app.flowtest.FlowTestFile;
import io.customerhub.app.flowtest.FlowTests;
import io.customerhub.app.live.SavedFiles;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.MappingTests;
import io.customerhub.mapping.Mappings;
import io.customerhub.trigger.TriggerTests;
import io.customerhub.warehouse.database.Database;
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
                "Runs the tests in the mapping files, with the triggers and beside the flows; needs no network, and no database but its own.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    /** The name of the file of triggers, for whoever asks for its tests alone. */
    private static final String TRIGGERS = "triggers";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "Flows and mappings to test, or triggers; all where none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Option(names = "--watch", description = "Run them again whenever a file is saved, until it is stopped.")
    private boolean watch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Result(int tests, int flowTests, int triggerTests, List<String> failures) {}

    @Override
    public Integer call() throws InterruptedException {
        HubSettings settings = HubSettings.ofProcess();
        refuseUnknown(settings.home());
        if (!watch) {
            return test(settings);
        }
        try (Database kept = TestHub.warehouse(settings)) {
            ShutdownHook.closing("test-stop", kept::close);
            SavedFiles saved = SavedFiles.of(settings.home());
            while (true) {
                testAgain(settings);
                saved = saved.awaitNext();
            }
        }
    }

    /** A file that is wrong is said and waited for: its next version may be right. */
    private void testAgain(HubSettings settings) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            test(settings);
        } catch (DeclarationException e) {
            e.findings().forEach(finding -> out.println(relative(settings.home(), finding.toString())));
        } catch (HubException e) {
            out.println("hub: " + e.getMessage());
        }
        out.println();
        out.flush();
    }

    private int test(HubSettings settings) {
        Path home = settings.home();
        var findings = new Findings();
        List<Path> files = FlowTestFile.find(home).stream()
                .filter(file -> isAsked(FlowTestFile.flow(file)))
                .toList();
        if (files.isEmpty()) {
            Mappings mappings = Mappings.read(home.resolve("mappings"), findings);
            findings.throwIfAny();
            return report(home, test(mappings, findings), List.of(), triggers(home, findings), findings);
        }
        try (TestHub hub = TestHub.start(settings)) {
            var flows = new ArrayList<FlowTestFile>();
            files.forEach(
                    file -> FlowTestFile.read(file, hub.mappings(), findings).ifPresent(flows::add));
            findings.throwIfAny();
            var tests = new FlowTests(hub::run, home, hub.mappings(), findings);
            flows.forEach(tests::run);
            return report(home, test(hub.mappings(), findings), flows, triggers(home, findings), findings);
        }
    }

    private List<Mapping> test(Mappings mappings, Findings findings) {
        List<Mapping> asked = mappings.all().stream()
                .filter(mapping -> isAsked(name(mapping.file())))
                .toList();
        asked.forEach(mapping -> MappingTests.run(mapping, findings));
        return asked;
    }

    /** How many tests of triggers were run. */
    private int triggers(Path home, Findings findings) {
        return isAsked(TRIGGERS)
                ? ScoringFiles.read(home, findings)
                        .map(read -> TriggerTests.run(read.triggers(), findings))
                        .orElse(0)
                : 0;
    }

    private int report(
            Path home, List<Mapping> mappings, List<FlowTestFile> flows, int triggerTests, Findings findings) {
        List<String> differences = findings.list().stream()
                .map(finding -> relative(home, finding.toString()))
                .toList();
        int tests = mappings.stream().map(Mapping::tests).mapToInt(List::size).sum();
        int flowTests =
                flows.stream().map(FlowTestFile::tests).mapToInt(List::size).sum();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(new Result(tests, flowTests, triggerTests, differences)));
        } else {
            differences.forEach(out::println);
            out.println(tests + " tests in " + mappings.size() + " mappings, " + flowTests + " tests of " + flows.size()
                    + " flows, " + triggerTests + " tests of triggers, " + differences.size() + " differences");
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private boolean isAsked(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private void refuseUnknown(Path home) {
        Set<String> known = new TreeSet<>();
        DeclaredFiles.find(home.resolve("mappings"), ".yaml").forEach(file -> known.add(name(file)));
        FlowTestFile.find(home).forEach(file -> known.add(FlowTestFile.flow(file)));
        known.add(TRIGGERS);
        for (String name : names) {
            if (!known.contains(name)) {
                throw new HubException(
                        "no flow or mapping '" + name + "' has tests; " + Suggestion.instead(name, known));
            }
        }
    }

    private static String name(Path mapping) {
        return mapping.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static String relative(Path home, String words) {
        return words.replace(home + home.getFileSystem().getSeparator(), "");
    }
}
