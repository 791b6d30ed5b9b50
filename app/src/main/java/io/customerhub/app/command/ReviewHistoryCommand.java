package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.Decided;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub review history}. */
@Command(
        name = "history",
        description = "Shows what people said of which records and what they took back, the latest first.",
        mixinStandardHelpOptions = true)
final class ReviewHistoryCommand implements Callable<Integer> {
    @Option(
            names = "--most",
            paramLabel = "N",
            description = "How many decisions at the most (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            List<Decided> history = access.warehouse().decisions().history(most);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(history));
            } else if (history.isEmpty()) {
                out.println("nobody has decided anything");
            } else {
                out.print(Output.columns(rows(history)));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static List<List<String>> rows(List<Decided> history) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "when", "by", "record", "", "and record", "with", "taken back", "note"));
        for (Decided each : history) {
            rows.add(List.of(
                    String.valueOf(each.id()),
                    time(each.at()),
                    each.by(),
                    each.decision().one().toString(),
                    each.decision().same() ? "=" : "≠",
                    each.decision().two().toString(),
                    each.saidWith().map(String::valueOf).orElse(""),
                    each.takenBack()
                            .map(back -> time(back.at()) + " by " + back.by())
                            .orElse(""),
                    each.note()));
        }
        return rows;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
