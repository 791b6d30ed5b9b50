package io.customerhub.app.command;

import io.customerhub.app.bench.firing.FiringsBench;
import io.customerhub.app.bench.firing.FiringsBench.Outcome;
import io.customerhub.warehouse.database.Database;
import io.customerhub.warehouse.database.DatabaseSettings;
import io.customerhub.warehouse.secrets.HubKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub bench firings}. */
@Command(
        name = "firings",
        description = {
            "Fires schedules that are due every second on several nodes, in a warehouse of its own, and counts how often each"
                    + " firing was made. Half way through one node leaves and another joins."
        },
        mixinStandardHelpOptions = true)
final class BenchFiringsCommand implements Callable<Integer> {
    @Option(names = "--nodes", paramLabel = "N", description = "Nodes (default: ${DEFAULT-VALUE}).", defaultValue = "3")
    private int nodes = 3;

    @Option(
            names = "--schedules",
            paramLabel = "N",
            description = "Schedules, each due every second (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int schedules = 50;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "For how long (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int seconds = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("hub-firings");
        var settings = new DatabaseSettings.Embedded(folder, HubKey.ofFolder(folder));
        try (Database server = Database.open(settings)) {
            BenchCommand.say(
                    spec, String.format("%,d firings by %d nodes on %s", schedules * seconds, nodes, server.url()));
            Outcome outcome = new FiringsBench(() -> Database.open(settings), schedules, seconds).run(nodes);
            spec.commandLine().getOut().print(words(outcome));
            spec.commandLine().getOut().flush();
            return outcome.firedInAll() == outcome.due() && outcome.taken() == outcome.due()
                    ? ExitCode.OK
                    : ExitCode.FAILED;
        } finally {
            BenchCompany.delete(folder);
        }
    }

    private static String words(Outcome outcome) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("due", String.format("%,d", outcome.due())));
        new TreeMap<>(outcome.fired())
                .forEach((node, count) -> rows.add(List.of("fired by " + node, String.format("%,d", count))));
        rows.add(List.of("fired in all", String.format("%,d", outcome.firedInAll())));
        rows.add(List.of("each once", String.format("%,d", outcome.taken())));
        rows.add(List.of("in", outcome.took().toSeconds() + " s"));
        return Output.columns(rows);
    }
}
