package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.LoadBench;
import io.customerhub.app.bench.LoadReport;
import io.customerhub.app.bench.Measurement;
import io.customerhub.app.bench.StageClock;
import io.customerhub.app.check.HubRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub bench}. */
@Command(
        name = "bench",
        description = "Measures the hub on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchCommand.Load.class,
            BenchIdentityCommand.class,
            BenchScoringCommand.class,
            BenchScoreCommand.class,
            BenchFiringsCommand.class,
            BenchStreamCommand.class,
            BenchKillsCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to measure: load, identity, scoring, score, firings, stream, kills");
    }

    /** Tells how a benchmark gets on, beside what it prints. */
    static void say(CommandSpec spec, String what) {
        spec.commandLine().getErr().println("bench: " + what);
    }

    /** The folder of data that is not of the project. */
    static Path sharedData(HubSettings settings) {
        return Optional.ofNullable(settings.environment().get("HUB_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> settings.home().resolve("../shared/data"))
                .normalize();
    }

    /** {@code hub bench load}. */
    @Command(
            name = "load",
            description = {
                "Records a second through the whole hub, beside the fastest and the plainest way to write the same rows.",
                "Each company is read from a sandbox into a warehouse of its own in the data folder, which is deleted"
                        + " afterwards."
            },
            mixinStandardHelpOptions = true)
    static final class Load implements Callable<Integer> {
        private static final String COMPANY = "generated";
        private static final long WARM_UP_LINES = 240_000;

        @Option(
                names = "--lines",
                paramLabel = "N",
                split = ",",
                description = "Document lines of the companies to measure with (default: ${DEFAULT-VALUE}).",
                defaultValue = "50000,500000")
        private List<Long> lines = List.of();

        @Option(
                names = "--repeat",
                paramLabel = "N",
                description = "Measure each so often and take the middle one (default: ${DEFAULT-VALUE}).",
                defaultValue = "1")
        private int repeat = 1;

        @Option(names = "--keep", description = "Keep the warehouses.")
        private boolean keep;

        @Option(names = "--json", description = "Print as JSON.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            HubSettings process = HubSettings.ofProcess();
            HubRefusal.refuseFindings(process.home());
            BenchCommand.say(spec, "warming up");
            measure(process, WARM_UP_LINES);
            var measurements = new ArrayList<Measurement>();
            for (long size : lines) {
                List<List<Measurement>> rounds = new ArrayList<>();
                for (int round = 1; round <= Math.max(1, repeat); round++) {
                    BenchCommand.say(spec, String.format("a company of %,d lines, round %d", size, round));
                    rounds.add(measure(process, size));
                }
                for (int i = 0; i < rounds.get(0).size(); i++) {
                    int flow = i;
                    measurements.add(Measurement.median(
                            rounds.stream().map(round -> round.get(flow)).toList()));
                }
            }
            print(new LoadReport(measurements));
            return ExitCode.OK;
        }

        private List<Measurement> measure(HubSettings process, long size) throws IOException {
            var clock = new StageClock();
            try (BenchCompany company = BenchCompany.start(
                    process,
                    COMPANY,
                    List.of("--lines", String.valueOf(size)),
                    Map.of(),
                    Map.of(StageClock.NAME, clock),
                    keep ? folder -> BenchCommand.say(spec, "kept " + folder) : BenchCompany::delete)) {
                return new LoadBench(company.hub(), clock, company.settings(), size).run();
            }
        }

        private void print(LoadReport report) {
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(report));
            } else {
                out.println();
                out.println(Output.columns(report.rates()));
                out.println(Output.columns(report.growth()));
                out.print(Output.columns(report.stages()));
            }
            out.flush();
        }
    }
}
