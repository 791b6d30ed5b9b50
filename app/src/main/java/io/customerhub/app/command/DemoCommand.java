package io.customerhub.app.command;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.app.score.ScoreReader;
import io.customerhub.warehouse.store.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub demo}. */
@Command(
        name = "demo",
        description =
                "The whole hub in one command: starts a warehouse and a sandbox of the vendors, runs every flow that has a schedule, serves.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--company",
            description =
                    "demo: a Jamaican distributor, made up; online-retail: a real wholesaler (default: ${DEFAULT-VALUE}).",
            defaultValue = "demo")
    private String company = "demo";

    @Option(names = "--data", paramLabel = "DIR", description = "Where online-retail's file is.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--limit-lines", hidden = true, description = "Only so many lines of online-retail.")
    private Optional<Integer> limitLines = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where the demo keeps its warehouse and its sandbox between runs (default: .hub/demo-COMPANY).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--no-models", description = "Learn no models, which takes as long as the rest.")
    private boolean noModels;

    /** The target of triggers that is there without Kafka. */
    private static final String DESK = "sales-desk";

    @Option(names = "--kafka", description = "Start a broker of Kafka as well, and take in the company's events.")
    private boolean kafka;

    @Option(names = "--exit", description = "End after the summary instead of serving.")
    private boolean exit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Instant begun = Instant.now();
        HubSettings process = HubSettings.ofProcess();
        HubRefusal.refuseFindings(process.home());
        Path kept = folder.orElseGet(() -> process.data().resolve("demo-" + company))
                .toAbsolutePath();
        HubSettings own = process.withData(kept);
        var credentials = new DemoCredentials(own.demoKey());
        SandboxProcess sandbox = SandboxProcess.start(sandboxOptions(kept), credentials.sandboxEnvironment());
        Map<String, String> properties = new TreeMap<>(credentials.hubProperties(sandbox.url()));
        properties.put("hub.as-of", SandboxProcess.asOf(company));
        properties.put("hub.targets", DESK);
        Optional<BrokerProcess> broker =
                kafka ? Optional.of(BrokerProcess.start(kept.resolve("kafka"), DemoEvents.topics())) : Optional.empty();
        broker.ifPresent(started -> {
            properties.put("hub.kafka.brokers", started.address());
            properties.put("hub.sinks", own.properties().get("hub.sinks") + "," + DemoEvents.PROFILES);
            properties.put("hub.targets", DESK + "," + String.join(",", DemoEvents.TARGETS));
        });
        HubSettings settings = own.withOverrides(properties);
        Hub hub = Hub.start(settings, mode());
        Runnable stop = () -> {
            hub.close();
            sandbox.close();
            broker.ifPresent(BrokerProcess::close);
        };
        ShutdownHook.closing("demo-stop", stop);
        boolean complete = runFlows(hub, settings, begun, broker, sandbox);
        if (exit) {
            stop.run();
        } else {
            spec.commandLine().getOut().println("the sandbox of the vendors is at " + sandbox.url());
            RunCommand.serve(settings.properties(), spec);
        }
        return complete ? ExitCode.OK : ExitCode.FAILED;
    }

    private Hub.Mode mode() {
        if (!exit) {
            return Hub.Mode.SERVE;
        }
        return kafka ? Hub.Mode.STREAM : Hub.Mode.COMMAND;
    }

    private List<String> sandboxOptions(Path kept) {
        var options = new ArrayList<>(SandboxProcess.options(company, data, kept));
        limitLines.ifPresent(most -> options.addAll(List.of("--limit-lines", most.toString())));
        return options;
    }

    /** The flows that run by the clock; the others are for whoever has their systems. */
    private static List<String> scheduled(HubSettings settings) {
        Set<String> schedules = settings.properties().schedules().keySet();
        return FlowCatalog.names(settings.home()).stream()
                .filter(schedules::contains)
                // Models are asked once they are learned.
                .filter(flow -> !flow.equals(ScoreReader.FLOW))
                .toList();
    }

    private boolean runFlows(
            Hub hub, HubSettings settings, Instant begun, Optional<BrokerProcess> broker, SandboxProcess sandbox)
            throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var runs = new ArrayList<RunReport>();
        for (String flow : scheduled(settings)) {
            out.println("running " + flow);
            Progress.sync(hub, flow, true).ifPresent(runs::add);
        }
        hub.deliver();
        if (broker.isPresent()) {
            DemoEvents.run(hub, sandbox.url(), broker.get().address(), out);
            hub.deliver();
        }
        if (!noModels) {
            DemoModels.serve(hub, settings, out).ifPresent(runs::add);
            hub.deliver();
        }
        List<RunReport> reports = runs.stream()
                .map(run -> hub.warehouse().reports().runs(50).stream()
                        .filter(report -> report.run() == run.run())
                        .findFirst()
                        .orElse(run))
                .toList();
        out.println();
        out.print(Summary.runs(reports));
        out.print(Summary.sinkLedgers(reports));
        out.print(Summary.totals(hub.warehouse().reports().totals()));
        out.println();
        out.println("done in " + Duration.between(begun, Instant.now()).toSeconds() + " s; hub status, hub customer"
                + " QUERY and the rest see this company with HUB_DATA=" + folderName(settings));
        return reports.stream().allMatch(run -> run.status().equals("complete") && run.balanced());
    }

    /** As HUB_DATA takes it: seen from the hub's home where it is in there. */
    private static Path folderName(HubSettings settings) {
        Path home = settings.home().toAbsolutePath();
        return settings.data().startsWith(home) ? home.relativize(settings.data()) : settings.data();
    }
}
