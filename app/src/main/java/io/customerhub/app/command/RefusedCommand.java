package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.RefusedDeliveries;
import io.customerhub.warehouse.store.RefusedDeliveries.Refused;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub refused}. */
@Command(
        name = "refused",
        description = "Lists what sinks refused, each with the sink's own words, or has it offered to them again.",
        mixinStandardHelpOptions = true)
final class RefusedCommand implements Callable<Integer> {
    @Mixin
    private SinkChoice sinks = new SinkChoice();

    @Option(names = "--words", paramLabel = "TEXT", description = "Only where the sink's words have this in them.")
    private String words = "";

    @Option(names = "--most", description = "How many to list (default: ${DEFAULT-VALUE}).", defaultValue = "50")
    private int most;

    @Option(names = "--retry", description = "Have them offered again, as they are, with the next delivery.")
    private boolean retry;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        List<String> chosen = sinks.of(settings);
        PrintWriter out = spec.commandLine().getOut();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            RefusedDeliveries refused = access.warehouse().refused();
            if (retry) {
                out.printf(
                        "%,d deliveries are offered again with the next run%n",
                        refused.offerAgain(chosen, words, actor.name()));
            } else {
                List<Refused> list = refused.list(chosen, words, most);
                out.print(json ? Output.json(list) + System.lineSeparator() : text(list));
            }
            out.flush();
        }
        return ExitCode.OK;
    }

    private static String text(List<Refused> list) {
        if (list.isEmpty()) {
            return "no sink has refused anything" + System.lineSeparator();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("sink", "customer", "name", "since", "attempts", "words"));
        for (Refused refused : list) {
            rows.add(List.of(
                    refused.sink(),
                    refused.customer(),
                    refused.name(),
                    refused.since().toString(),
                    String.valueOf(refused.attempts()),
                    refused.words()));
        }
        return Output.columns(rows);
    }
}
