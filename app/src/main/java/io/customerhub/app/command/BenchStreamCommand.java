package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.stream.Latency;
import io.customerhub.app.bench.stream.Latency.Percentiles;
import io.customerhub.app.bench.stream.StreamBench;
import io.customerhub.app.bench.stream.StreamBench.Setting;
import io.customerhub.app.bench.stream.StreamFigures;
import io.customerhub.app.check.HubRefusal;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub bench stream}. */
@Command(
        name = "stream",
        description = {
            "Events of one topic into one PostgreSQL: by a plain client, by Kafka Connect, by the hub with one node and with"
                    + " two, each in processes of its own. How fast, with what of the machine, and what a kill does.",
            "With --latency also how long an event takes at steady rates. Linux only."
        },
        mixinStandardHelpOptions = true)
final class BenchStreamCommand implements Callable<Integer> {
    private static final List<Double> SHARES = List.of(.1, .25, .5, .75, .9);

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "In the topic (default: ${DEFAULT-VALUE}).",
            defaultValue = "100000")
    private int events = 100_000;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "Known before (default: ${DEFAULT-VALUE}).",
            defaultValue = "5000")
    private int customers = 5_000;

    @Option(
            names = "--of",
            paramLabel = "NAME",
            split = ",",
            description = "Who is measured (default: ${DEFAULT-VALUE}; connect only where its jars are).",
            defaultValue = "plain,connect,hub,hub-2")
    private List<String> names = List.of();

    @Option(
            names = "--connect",
            paramLabel = "DIR",
            description = "The jars of Kafka Connect; without, bench/connect/target/lib.")
    private Path connect = Path.of("");

    @Option(names = "--latency", description = "Measure too how long events take.")
    private boolean latency;

    @Option(
            names = "--rates",
            paramLabel = "N",
            split = ",",
            description = "Events a second; without, 10, 25, 50, 75 and 90 %% of the hub's rate in this run.")
    private List<Integer> rates = List.of();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long events come at each rate (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int seconds = 20;

    @Option(names = "--keep", description = "Keep the folder, with the logs of all processes; a failure keeps it, too.")
    private boolean keep;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        HubSettings settings = HubSettings.ofProcess();
        HubRefusal.refuseFindings(settings.home());
        Path jars = connect.toString().isEmpty() ? settings.home().resolve("bench/connect/target/lib") : connect;
        Files.createDirectories(settings.data());
        Path folder = Files.createTempDirectory(settings.data(), "bench-");
        say("load of the machine before: " + load());
        boolean complete = false;
        try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"), StreamBench.TOPICS);
                StreamBench bench = StreamBench.start(
                        new Setting(settings.home(), folder, broker.address(), broker.handle(), jars, customers))) {
            ShutdownHook.closing("bench-stop", bench::close);
            double most = measure(bench, jars);
            if (latency) {
                measureLatency(bench, most);
            }
            complete = true;
        } finally {
            if (keep || !complete) {
                say("kept " + folder);
            } else {
                BenchCompany.delete(folder);
            }
        }
        say("load of the machine after: " + load());
        return ExitCode.OK;
    }

    /** Returns the hub's rate with one node; 0 where it was not measured. */
    private double measure(StreamBench bench, Path jars) throws Exception {
        List<String> there = names.stream()
                .filter(name -> !name.isEmpty())
                .filter(name -> !name.equals("connect") || Files.isDirectory(jars))
                .toList();
        if (there.size() < names.stream().filter(name -> !name.isEmpty()).count()) {
            say("connect is skipped: its jars are not in " + jars
                    + "; mvn -f bench/connect/pom.xml dependency:copy-dependencies fetches them");
        }
        if (there.isEmpty()) {
            return 0;
        }
        line(
                "%-8s %12s %14s %12s %12s %9s %6s %8s %14s",
                "", "events / s", "CPU s / 1M", "database", "broker", "peak MiB", "lost", "doubled", "applied twice");
        return bench.measure(there, events, this::print).stream()
                .filter(figures -> figures.name().equals("hub"))
                .mapToDouble(figures -> figures.speed().eventsASecond())
                .findFirst()
                .orElse(0);
    }

    private void print(StreamFigures figures) {
        line(
                "%-8s %,12.0f %14.1f %12.1f %12.1f %,9.0f %6d %8d %14d",
                figures.name(),
                figures.speed().eventsASecond(),
                figures.speed().processor(),
                figures.speed().database(),
                figures.speed().broker(),
                figures.speed().memory(),
                figures.crash().lost(),
                figures.crash().doubled(),
                figures.crash().again());
    }

    private void measureLatency(StreamBench bench, double most) throws Exception {
        List<Integer> asked = rates.isEmpty()
                ? SHARES.stream()
                        .map(share -> (int) (share * most))
                        .filter(rate -> rate > 0)
                        .toList()
                : rates;
        if (asked.isEmpty()) {
            say("no rate to measure at: name --rates, or measure the hub in the same run");
        }
        line("%n%-10s %10s   %-32s %-32s %-32s", "events / s", "sent", "kept", "to be told", "told");
        bench.latency(asked, seconds, this::print);
    }

    private void print(Latency latency) {
        line(
                "%-10d %10.0f   %-32s %-32s %-32s",
                latency.rate(), latency.sent(), words(latency.kept()), words(latency.planned()), words(latency.told()));
    }

    private static String words(Percentiles percentiles) {
        return String.format(
                        "%,.0f %,.0f %,.0f ms of %,d",
                        percentiles.p50(), percentiles.p95(), percentiles.p99(), percentiles.events())
                + (percentiles.missing() > 0 ? String.format(" (%,d missing)", percentiles.missing()) : "");
    }

    private void line(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(format + "%n", values);
        out.flush();
    }

    private void say(String what) {
        BenchCommand.say(spec, what);
    }

    private static String load() {
        return String.format(
                "%.1f on %d cores",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }
}
