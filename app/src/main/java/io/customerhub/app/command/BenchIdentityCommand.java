package io.customerhub.app.command;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.bench.CompanyTruth;
import io.customerhub.app.bench.IdentityBench;
import io.customerhub.app.bench.IdentityBench.Result;
import io.customerhub.app.bench.IdentityBench.WrongPair;
import io.customerhub.app.bench.IdentityOrders;
import io.customerhub.app.bench.IdentityOrders.Orders;
import io.customerhub.app.bench.IdentitySet;
import io.customerhub.app.bench.IdentitySet.Description;
import io.customerhub.app.bench.IdentitySpeed;
import io.customerhub.app.bench.IdentitySpeed.Rates;
import io.customerhub.app.flow.FlowCatalog;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.Weighing.Evidence;
import io.customerhub.warehouse.store.AcceptedRecords.Known;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub bench identity}. */
@Command(
        name = "identity",
        description = {
            "How well records are told apart, in sets whose truth is known and is not looked at.",
            "A set is described by a file as in config/bench/identity: its files, columns and truth. One whose files are not"
                    + " there is skipped."
        },
        mixinStandardHelpOptions = true)
final class BenchIdentityCommand implements Callable<Integer> {
    private static final String SETS = "config/bench/identity";

    @Parameters(
            paramLabel = "SET.yaml",
            arity = "0..*",
            description = "Descriptions of sets (default: those in " + SETS + ").")
    private List<Path> sets = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the sets' files (default: the environment's HUB_SHARED_DATA/identity, else"
                    + " ../shared/data/identity from the hub's home).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--wrong",
            paramLabel = "N",
            description =
                    "Also show N compared pairs of each set that were judged wrongly, with their evidence in bits.",
            defaultValue = "0")
    private int wrong = 0;

    @Option(
            names = "--speed",
            description = "Measure instead how many pairs a second one core scores, beside a library's Jaro-Winkler on"
                    + " the names alone.")
    private boolean speed;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "Measure instead what comes of each set page by page in N random orders, beside all of it at"
                    + " once.",
            defaultValue = "0")
    private int orders = 0;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "Write instead what was learned from one set, as " + DecisionFiles.MODEL + " has it.")
    private Optional<Path> weights = Optional.empty();

    @Mixin
    private GeneratedSizes generated = new GeneratedSizes();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.ofProcess();
        Path home = settings.home();
        var findings = new Findings();
        Optional<IdentityRules> rules = IdentityFile.read(home.resolve(DecisionFiles.IDENTITY), findings);
        Optional<Dictionary> dictionary = DictionaryFile.read(home.resolve(DecisionFiles.WORDS), findings);
        if (generated.isAsked()) {
            findings.throwIfAny();
            var bench = new IdentityBench(rules.orElseThrow().comparisons(), dictionary.orElseThrow(), 0);
            print(
                    generated.measure(bench, spec),
                    (out, sizes) -> out.print(Output.columns(GeneratedSizes.rows(sizes))));
            return ExitCode.OK;
        }
        List<Path> files = sets.isEmpty() ? DeclaredFiles.find(home.resolve(SETS), ".yaml") : sets;
        List<Description> descriptions = files.stream()
                .flatMap(file -> Description.read(file, findings).stream())
                .toList();
        findings.throwIfAny();
        Path folder = data.orElseGet(() -> BenchCommand.sharedData(settings).resolve("identity"));
        var bench = new IdentityBench(rules.orElseThrow().comparisons(), dictionary.orElseThrow(), wrong);
        if (weights.isPresent()) {
            if (descriptions.size() != 1) {
                throw new HubException("writing what was learned from a set to " + weights.get() + ": "
                        + descriptions.size() + " sets are described; name one of them");
            }
            for (String text : measure(settings, descriptions, folder, bench::weights)) {
                ModelFile.write(weights.get(), text);
            }
        } else if (speed) {
            var speeds = new IdentitySpeed(bench);
            print(measure(settings, descriptions, folder, speeds::run), BenchIdentityCommand::rates);
        } else if (orders > 0) {
            var measured = new IdentityOrders(bench, orders);
            print(measure(settings, descriptions, folder, measured::run), BenchIdentityCommand::orders);
        } else {
            print(measure(settings, descriptions, folder, bench::run), BenchIdentityCommand::figures);
        }
        return ExitCode.OK;
    }

    private <T> List<T> measure(
            HubSettings settings, List<Description> descriptions, Path folder, Function<IdentitySet, T> work)
            throws IOException {
        var results = new ArrayList<T>();
        for (Description description : descriptions) {
            List<String> missing = description.missing(folder);
            if (missing.isEmpty()) {
                BenchCommand.say(spec, description.name());
                IdentitySet set = description.company().isPresent()
                        ? company(settings, description)
                        : IdentitySet.read(description, folder);
                results.add(work.apply(set));
            } else {
                BenchCommand.say(spec, description.name() + " is skipped: no " + missing.get(0) + " in " + folder);
            }
        }
        return results;
    }

    private static IdentitySet company(HubSettings settings, Description description) throws IOException {
        String name = description.company().orElseThrow();
        description.flows().forEach(flow -> FlowCatalog.require(settings.home(), flow));
        try (BenchCompany company = BenchCompany.start(
                settings, name, List.of(), Map.of("hub.sinks", ""), Map.of(), BenchCompany::delete)) {
            for (String flow : description.flows()) {
                String measuring = "measuring the company " + name + ": the run of " + flow;
                RunReport run = company.hub()
                        .sync(flow, true)
                        .map(id -> Progress.report(company.hub(), id))
                        .orElseThrow(() -> new HubException(measuring + " has to wait; try again"));
                if (!run.status().equals("complete")) {
                    throw new HubException(measuring + " is " + run.status() + ": " + run.error());
                }
            }
            List<Known> known = company.hub().warehouse().acceptedRecords().customers();
            return IdentitySet.of(description, known, CompanyTruth.read(company.sandboxUrl()));
        }
    }

    private <T> void print(List<T> results, BiConsumer<PrintWriter, List<T>> table) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(results));
        } else {
            table.accept(out, results);
        }
        out.flush();
    }

    private static void rates(PrintWriter out, List<Rates> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("set", "pairs", "whole model/s", "names alone, commons-text/s", "ratio"));
        results.forEach(rates -> rows.add(List.of(
                rates.set(),
                String.format("%,d", rates.pairs()),
                String.format("%,.0f", rates.model()),
                String.format("%,.0f", rates.library()),
                String.format("%.2f", rates.model() / rates.library()))));
        out.print(Output.columns(rows));
    }

    private static void orders(PrintWriter out, List<Orders> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "set", "records", "orders", "F1 at once", "lowest by pages", "highest", "apart", "records a second"));
        results.forEach(each -> rows.add(List.of(
                each.set(),
                String.format("%,d", each.records()),
                String.valueOf(each.orders()),
                String.format("%.4f", each.batch()),
                String.format("%.4f", each.lowest()),
                String.format("%.4f", each.highest()),
                String.format("%.4f", each.apart()),
                String.format("%,.0f", each.rate()))));
        out.print(Output.columns(rows));
    }

    private static void figures(PrintWriter out, List<Result> results) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "set",
                "records",
                "true pairs",
                "keys",
                "left out",
                "compared",
                "complete",
                "precision",
                "recall",
                "F1",
                "best F1",
                "at",
                "off by",
                "seconds",
                "MB"));
        results.forEach(result -> rows.add(row(result)));
        out.print(Output.columns(rows));
        results.forEach(result -> result.resolved()
                .ifPresent(hub -> out.println(String.format(
                        "%s as the hub resolves it page by page: precision %.4f, recall %.4f, F1 %.4f",
                        result.set(), hub.precision(), hub.recall(), hub.f1()))));
        results.forEach(result -> result.wrong().forEach(pair -> print(out, pair)));
    }

    private static void print(PrintWriter out, WrongPair pair) {
        out.println();
        out.println((pair.joined() ? "joined: " : "left apart: ") + pair.left() + " and " + pair.right());
        for (Evidence each : pair.evidence()) {
            out.println(String.format(
                    "  %+6.1f  %s: %s%s",
                    each.weight() + each.rarity(),
                    each.comparison(),
                    each.level(),
                    each.rarity() == 0 ? "" : String.format(", %+.1f of it for rarity", each.rarity())));
        }
        out.println(String.format("  %+6.1f  with the odds before, and those of neighbours", pair.score()));
    }

    private static List<String> row(Result result) {
        return List.of(
                result.set(),
                String.format("%,d", result.records()),
                String.format("%,.0f", result.pairs()),
                String.format("%.0f", result.keys()),
                String.format("%,d", result.leftOut()),
                String.format("%,d", result.candidates()),
                String.format("%.4f", result.completeness()),
                String.format("%.4f", result.usual().precision()),
                String.format("%.4f", result.usual().recall()),
                String.format("%.4f", result.usual().f1()),
                String.format("%.4f", result.best().f1()),
                String.format("%+.0f", result.bestThreshold()),
                String.format("%.3f", result.calibrationError()),
                String.format("%.1f", result.seconds()),
                String.format("%,d", result.megabytes()));
    }
}
