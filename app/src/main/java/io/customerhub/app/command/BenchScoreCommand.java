package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.serving.ModelsShare;
import io.customerhub.app.bench.serving.NativeStart;
import io.customerhub.app.bench.serving.PageSpeed;
import io.customerhub.app.bench.serving.ServingSpeed;
import io.customerhub.app.check.HubRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub bench score}. */
@Command(
        name = "score",
        description = {
            "How fast models serve: customers a second by nets of the usual shape, beside the library that trained them and"
                    + " beside plain Java; what native code costs a process that loads it.",
            "With --warehouse also how much of a page's time the models take that serve. Nothing is written."
        },
        mixinStandardHelpOptions = true)
final class BenchScoreCommand implements Callable<Integer> {
    @Option(
            names = "--features",
            paramLabel = "N",
            split = ",",
            description = "Of a made-up customer; each is some 17 numbers that nets read (default: ${DEFAULT-VALUE}).",
            defaultValue = "4,21")
    private List<Integer> features = List.of();

    @Option(
            names = "--pages",
            paramLabel = "N",
            split = ",",
            description = "Customers of a page (default: ${DEFAULT-VALUE}).",
            defaultValue = "1,32,256,1000,4096")
    private List<Integer> pages = List.of();

    @Option(
            names = "--warehouse",
            description = "Measure too what models add to pages: a flow of this hub, rehearsed on its warehouse.")
    private boolean warehouse;

    @Option(
            names = "--flow",
            description = "Which flow is rehearsed, from its beginning (default: ${DEFAULT-VALUE}).",
            defaultValue = "replay")
    private String flow = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * All that was measured.
     *
     * @param loadBefore processes that wanted to run, on average of a minute, before and after; below 0 where the system does not
     *     tell
     */
    private record Measured(
            double loadBefore,
            double loadAfter,
            List<ServingSpeed> speeds,
            List<NativeStart> nativeCode,
            Optional<ModelsShare> share) {}

    @Override
    public Integer call() throws IOException {
        double before = load();
        List<NativeStart> starts = starts();
        List<ServingSpeed> speeds = new ArrayList<>();
        for (int many : features) {
            BenchCommand.say(spec, many + " features");
            speeds.add(ServingSpeed.of(many, pages));
        }
        Optional<ModelsShare> share = warehouse ? Optional.of(share()) : Optional.empty();
        print(new Measured(before, load(), speeds, starts, share));
        return ExitCode.OK;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private List<NativeStart> starts() throws IOException {
        BenchCommand.say(spec, "native code");
        Path folder = Files.createTempDirectory("hub-native-");
        try {
            return NativeStart.measure(folder);
        } finally {
            BenchCompany.delete(folder);
        }
    }

    private ModelsShare share() {
        HubSettings settings = HubSettings.ofProcess();
        HubRefusal.refuseFindings(settings.home());
        BenchCommand.say(spec, flow + " is rehearsed");
        return ModelsShare.of(settings, flow);
    }

    private void print(Measured measured) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(measured));
        } else {
            out.printf(
                    "load of the machine %.2f before, %.2f after, on %d cores%n%n",
                    measured.loadBefore(),
                    measured.loadAfter(),
                    Runtime.getRuntime().availableProcessors());
            for (ServingSpeed speed : measured.speeds()) {
                out.printf(
                        "%d features, %d nets that read %d numbers each%n",
                        speed.features(), speed.nets(), speed.inputs());
                out.println(Output.columns(PageSpeed.table(speed.pages())));
            }
            out.println(Output.columns(NativeStart.table(measured.nativeCode())));
            measured.share().ifPresent(share -> out.print(Output.columns(share.table())));
        }
        out.flush();
    }
}
