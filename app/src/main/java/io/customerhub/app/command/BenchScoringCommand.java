package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.scoring.ClassifyJob;
import io.customerhub.app.bench.scoring.Figures;
import io.customerhub.app.bench.scoring.ForecastJob;
import io.customerhub.app.bench.scoring.LifetimeJob;
import io.customerhub.app.bench.scoring.RecommendJob;
import io.customerhub.app.bench.scoring.ScoringJob;
import io.customerhub.app.bench.scoring.ScoringSet;
import io.customerhub.app.bench.scoring.SegmentsJob;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub bench scoring}. */
@Command(
        name = "scoring",
        description = {
            "How good scores are for customers nobody has seen, each model beside its simple baseline.",
            "A set is described by a file as in config/bench/scoring: its data, target, columns and split. One whose data is"
                    + " not there is skipped."
        },
        mixinStandardHelpOptions = true)
final class BenchScoringCommand implements Callable<Integer> {
    private static final String SETS = "config/bench/scoring";
    /** What is measured, by the key of the section that describes it. */
    private static final Map<String, ScoringJob> JOBS = Map.of(
            "classify", new ClassifyJob(),
            "lifetime", new LifetimeJob(),
            "segments", new SegmentsJob(),
            "recommend", new RecommendJob(),
            "forecast", new ForecastJob());

    @Parameters(
            paramLabel = "SET.yaml",
            arity = "0..*",
            description = "Descriptions of sets (default: those in " + SETS + ").")
    private List<Path> sets = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The folder of the sets' data (default: the environment's HUB_SHARED_DATA, else ../shared/data"
                            + " from the hub's home).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.ofProcess();
        var findings = new Findings();
        List<Path> files = sets.isEmpty() ? DeclaredFiles.find(settings.home().resolve(SETS), ".yaml") : sets;
        List<ScoringSet> described = files.stream()
                .flatMap(file -> ScoringSet.read(file, findings).stream())
                .toList();
        findings.throwIfAny();
        Path folder = data.orElseGet(() -> BenchCommand.sharedData(settings));
        var measured = new ArrayList<Figures>();
        for (ScoringSet set : described) {
            if (set.isMissing(folder)) {
                BenchCommand.say(spec, set.name() + " is skipped: no " + set.data() + " in " + folder);
            } else {
                BenchCommand.say(spec, set.name());
                measured.add(
                        Objects.requireNonNull(JOBS.get(set.job()), "the shape of sets names only jobs that there are")
                                .run(set, folder));
            }
        }
        print(measured);
        return ExitCode.OK;
    }

    private void print(List<Figures> measured) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(measured));
        } else {
            measured.forEach(figures -> print(out, figures));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Figures figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of(figures.set()), figures.measures().stream())
                .toList());
        figures.models()
                .forEach(model -> rows.add(Stream.concat(
                                Stream.of(model.name()), model.values().stream().map(BenchScoringCommand::text))
                        .toList()));
        out.print(Output.columns(rows));
        figures.remarks().forEach(remark -> out.println("  " + remark));
        out.println();
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "-" : String.format("%.4f", value);
    }
}
