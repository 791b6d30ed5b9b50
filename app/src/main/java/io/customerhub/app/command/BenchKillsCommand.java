package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.command.StreamProof.Outcome;
import io.customerhub.app.command.StreamProof.Plan;
import io.customerhub.app.command.StreamVerdict.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub bench kills}. */
@Command(
        name = "kills",
        description = {
            "Sends events, some twice and some broken, to a broker of its own, and has several nodes take them in while any of"
                    + " them is killed every few seconds, the broker twice and PostgreSQL once.",
            "Then compares the warehouse with a plain reading of the topic, row by row; ends with 1 where anything differs."
        },
        mixinStandardHelpOptions = true)
final class BenchKillsCommand implements Callable<Integer> {
    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Events to send (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int events = 1_000_000;

    @Option(names = "--nodes", paramLabel = "N", description = "Nodes (default: ${DEFAULT-VALUE}).", defaultValue = "3")
    private int nodes = 3;

    @Option(
            names = "--kill-every",
            paramLabel = "SECONDS",
            description = "How often one of them is killed, on average (default: ${DEFAULT-VALUE}).",
            defaultValue = "8")
    private int killEvery = 8;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of who is killed, and when (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed = 1;

    @Option(
            names = "--replay",
            description =
                    "Have one undisturbed node take in the same topic as well, and compare every table of the two.")
    private boolean replay;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        HubSettings process = HubSettings.ofProcess();
        HubRefusal.refuseFindings(process.home());
        Files.createDirectories(process.data());
        Path folder = Files.createTempDirectory(process.data(), "streams-");
        var plan = new Plan(events, nodes, Duration.ofSeconds(killEvery), seed);
        boolean holds = false;
        try (StreamProof proof = StreamProof.start(process, folder, plan, what -> BenchCommand.say(spec, what))) {
            ShutdownHook.closing("bench-stop", proof::close);
            Outcome outcome = proof.run();
            Optional<Map<String, String>> differing = replay ? Optional.of(proof.replay()) : Optional.empty();
            holds = outcome.verdict().holds() && differing.orElse(Map.of()).isEmpty();
            spec.commandLine().getOut().print(words(outcome, differing, holds));
            spec.commandLine().getOut().flush();
        } finally {
            if (!holds) {
                BenchCommand.say(spec, "kept " + folder);
            }
        }
        if (holds) {
            BenchCompany.delete(folder);
        }
        return holds ? ExitCode.OK : ExitCode.FAILED;
    }

    private String words(Outcome outcome, Optional<Map<String, String>> differing, boolean holds) {
        StreamVerdict verdict = outcome.verdict();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("events sent", number(verdict.events())));
        rows.add(List.of("taken in within", outcome.took().toSeconds() + " s by " + nodes + " nodes"));
        rows.add(List.of("nodes killed", number(outcome.kills())));
        rows.add(List.of("nodes that ended on their own", number(outcome.ended())));
        rows.add(List.of("broker killed", number(outcome.brokerRestarts())));
        rows.add(List.of("PostgreSQL crashed", number(outcome.databaseRestarts())));
        rows.add(List.of("runs", number(verdict.runs()) + ", not balanced " + number(verdict.unbalanced())));
        rows.add(List.of("records the runs count", words(verdict.said())));
        rows.add(List.of("records by a plain reading", words(verdict.expected())));
        rows.add(List.of("interactions", number(verdict.rows()) + ", different " + number(verdict.different())));
        rows.add(List.of("quarantine, different", number(verdict.quarantineDifferent())));
        rows.add(List.of("dead letters, different", number(verdict.lettersDifferent())));
        differing.ifPresent(tables ->
                rows.add(List.of("tables unlike the replay's", tables.isEmpty() ? "none" : tables.toString())));
        rows.add(List.of("verdict", holds ? "each event exactly once" : "NOT equal"));
        return Output.columns(rows);
    }

    private static String words(Counts counts) {
        return String.format(
                "%,d read = %,d applied + %,d known + %,d quarantined",
                counts.read(), counts.applied(), counts.known(), counts.quarantined());
    }

    private static String number(long count) {
        return String.format("%,d", count);
    }
}
