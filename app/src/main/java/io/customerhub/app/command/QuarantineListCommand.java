package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.model.Problem;
import io.customerhub.warehouse.store.QuarantineChoice.Filtered;
import io.customerhub.warehouse.store.QuarantineDesk;
import io.customerhub.warehouse.store.WaitingRecord;
import io.customerhub.warehouse.store.WaitingRecord.Group;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub quarantine list}. */
@Command(
        name = "list",
        description = "Lists what waits in quarantine: first what is wrong with how many, then the records.",
        mixinStandardHelpOptions = true)
final class QuarantineListCommand implements Callable<Integer> {
    @Mixin
    private QuarantineFilter filter = new QuarantineFilter();

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "How many records at the most (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Listing(long records, List<Group> groups, List<WaitingRecord> oldest) {}

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            QuarantineDesk quarantine = access.warehouse().quarantine();
            Filtered chosen = filter.filter();
            var listing =
                    new Listing(quarantine.count(chosen), quarantine.groups(chosen), quarantine.list(chosen, most));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(listing));
            } else {
                print(listing.records(), listing.groups(), listing.oldest(), out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    static void print(long count, List<Group> groups, List<WaitingRecord> oldest, PrintWriter out) {
        if (count == 0) {
            out.println("nothing waits in quarantine");
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("source/entity", "records", "rule", "problem"));
        for (Group group : groups) {
            rows.add(List.of(
                    group.source() + "/" + group.entity(),
                    String.format("%,d", group.records()),
                    group.problem().rule(),
                    words(group.problem())));
        }
        out.println(Output.columns(rows));
        rows.clear();
        rows.add(List.of("record", "since", "run", "problems"));
        for (WaitingRecord record : oldest) {
            rows.add(List.of(
                    record.key().toString(),
                    record.since().truncatedTo(ChronoUnit.SECONDS).toString(),
                    String.valueOf(record.run()),
                    words(record.problems()) + (record.isAskedFor() ? " (released; no run has taken it in yet)" : "")));
        }
        out.print(Output.columns(rows));
        if (count > oldest.size()) {
            out.println(String.format("%,d more: --most N", count - oldest.size()));
        }
    }

    static String words(List<Problem> problems) {
        return problems.stream().map(QuarantineListCommand::words).collect(Collectors.joining("; "));
    }

    static String words(Problem problem) {
        return (problem.field() + " " + problem.message()).strip();
    }
}
