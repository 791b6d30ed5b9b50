package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.account.AccountReport;
import io.customerhub.warehouse.store.DeadLetters;
import io.customerhub.warehouse.store.FileVersions.InUse;
import io.customerhub.warehouse.store.Nodes.LeaseReport;
import io.customerhub.warehouse.store.Nodes.NodeReport;
import io.customerhub.warehouse.store.Reports;
import io.customerhub.warehouse.store.ReviewList.Waiting;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.SinkStops.Stop;
import io.customerhub.warehouse.store.StreamPlaces.Place;
import io.customerhub.warehouse.store.WarehouseTotals;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub status}. */
@Command(
        name = "status",
        description =
                "Shows the latest runs with their ledgers, what the warehouse holds, what people are asked, how the accounts stand, which nodes"
                        + " there are and what they hold.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Option(names = "--runs", description = "How many runs (default: ${DEFAULT-VALUE}).", defaultValue = "10")
    private int most;

    @Option(
            names = "--fingerprint",
            description = "Print only a sum over each table of customer_360: equal tables, equal sums.")
    private boolean fingerprint;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Status(
            WarehouseTotals totals,
            List<RunReport> runs,
            List<Stop> stops,
            Waiting review,
            List<AccountReport> accounts,
            List<Place> streams,
            Optional<DeadLetters.Waiting> deadLetters,
            Optional<InUse> files,
            List<NodeReport> nodes,
            List<LeaseReport> leases,
            boolean balanced) {}

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            Reports reports = access.warehouse().reports();
            if (fingerprint) {
                reports.fingerprints()
                        .forEach((table, sum) -> spec.commandLine().getOut().println(table + " " + sum));
                return ExitCode.OK;
            }
            List<RunReport> runs = reports.runs(most);
            var status = new Status(
                    reports.totals(),
                    runs,
                    access.warehouse().sinkStops().all(),
                    access.warehouse().reviews().waiting(),
                    access.accountReports().all(),
                    access.warehouse().streamPlaces().all(),
                    access.warehouse().deadLetters().waiting(),
                    access.warehouse().fileVersions().inUse(),
                    access.warehouse().nodes().alive(),
                    access.warehouse().nodes().leases(),
                    runs.stream().allMatch(RunReport::balanced));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(status));
            } else {
                out.print(Summary.runs(runs));
                out.print(Summary.totals(status.totals()));
                out.print(Summary.review(status.review()));
                out.print(PlanSummary.stops(status.stops()));
                out.print(AccountSummary.of(status.accounts()));
                out.print(Summary.streams(status.streams()));
                out.print(Summary.deadLetters(status.deadLetters()));
                out.print(Summary.files(status.files()));
                out.print(NodeSummary.of(status.nodes(), status.leases()));
                out.flush();
            }
            return status.balanced() ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
