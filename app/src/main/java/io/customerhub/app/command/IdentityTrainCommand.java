package io.customerhub.app.command;

import static java.util.Objects.requireNonNull;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.IdentityFile;
import io.customerhub.identity.IdentityRules;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Described;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.DictionaryFile;
import io.customerhub.identity.compare.Frequencies;
import io.customerhub.identity.compare.FrequenciesFile;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.Candidates;
import io.customerhub.identity.match.Clustering;
import io.customerhub.identity.match.MatchModel;
import io.customerhub.identity.match.MatchWeights;
import io.customerhub.identity.match.ModelFile;
import io.customerhub.identity.match.PageMatching;
import io.customerhub.identity.match.Training;
import io.customerhub.identity.match.Training.Label;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.AcceptedRecords.Known;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub identity train}. */
@Command(
        name = "train",
        description = {
            "Learns from the warehouse's records what each outcome of a comparison weighs. Nobody has to say of any pair whether"
                    + " it is one customer; what people said in hub review counts as they said it.",
            "Prints the weights as " + DecisionFiles.MODEL
                    + " has them, or writes that file and " + DecisionFiles.FREQUENCIES
                    + ", and says what they would make of the records."
        },
        mixinStandardHelpOptions = true)
final class IdentityTrainCommand implements Callable<Integer> {
    /** Fewer records have too few pairs of one customer to learn from. */
    private static final int LEAST_RECORDS = 200;

    private static final long SEED = 42;

    /** Of all customers so many may be more or fewer by the learned weights than by the file's. */
    private static final double MOST_OTHERS = 0.1;

    @Option(names = "--write", description = "Write the file: a hub that serves takes it over at once.")
    private boolean write;

    @Option(names = "--accept", description = "Write it even where the customers would be many more or many fewer.")
    private boolean accept;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        HubSettings settings = HubSettings.ofProcess();
        Path home = settings.home();
        var findings = new Findings();
        Optional<IdentityRules> rules = IdentityFile.read(home.resolve(DecisionFiles.IDENTITY), findings);
        Optional<Dictionary> words = DictionaryFile.read(home.resolve(DecisionFiles.WORDS), findings);
        findings.throwIfAny();
        Told told = told(settings);
        List<Described> records = told.records();
        if (records.size() < LEAST_RECORDS) {
            throw new HubException(
                    "learning from the warehouse's records: there are " + records.size() + " of customers, and "
                            + LEAST_RECORDS + " at least are needed; run the flows that bring them first");
        }
        List<ComparisonRule> comparisons = rules.orElseThrow().comparisons();
        List<String> duplicateFree = rules.orElseThrow().duplicateFree();
        var set = new RecordSet(comparisons, words.orElseThrow(), records, duplicateFree);
        var candidates = new Candidates(set, PageMatching.LARGEST_BLOCK);
        MatchWeights weights =
                new Training(set, candidates, told.labels(), SEED).train().weights();
        Frequencies frequencies = set.frequencies(Frequencies.ENOUGH);
        Function<Frequencies, RecordSet> ofPages =
                known -> new RecordSet(comparisons, words.orElseThrow(), records, duplicateFree, Optional.of(known));
        Path file = home.resolve(DecisionFiles.MODEL);
        Customers learned = customers(ofPages.apply(frequencies), candidates, weights);
        if (write && !accept) {
            Frequencies known = FrequenciesFile.read(home.resolve(DecisionFiles.FREQUENCIES), new Findings())
                    .orElse(Frequencies.NONE);
            ModelFile.read(file, comparisons, words.orElseThrow(), new Findings())
                    .map(before -> customers(ofPages.apply(known), candidates, before))
                    .ifPresent(before -> requireLike(before, learned, file));
        }
        tell(ModelFile.text(weights, set.comparisons(), told.words()), told, file);
        if (write) {
            ModelFile.write(home.resolve(DecisionFiles.FREQUENCIES), FrequenciesFile.text(frequencies, told.words()));
        }
        spec.commandLine().getErr().println("by these weights the " + learned);
        return ExitCode.OK;
    }

    /** Learning can go astray, as where few records are of one customer, and nobody sees it by the weights. */
    private static void requireLike(Customers before, Customers learned, Path file) {
        if (Math.abs(learned.count() - before.count()) > MOST_OTHERS * before.count()) {
            throw new HubException("writing " + file + ": by what was learned the " + learned
                    + "; by the weights that stand there the " + before
                    + ". Learning can go astray: nothing is written, and --accept writes it all the same");
        }
    }

    /** How many customers records are, and how many records one of them has at most. */
    private record Customers(int records, int count, long most) {
        @Override
        public String toString() {
            return String.format("%,d records are %,d customers, of whom one has %,d records", records, count, most);
        }
    }

    /** What pages would make of the records. */
    private static Customers customers(RecordSet set, Candidates candidates, MatchWeights weights) {
        int[] clusters = new Clustering(set, candidates, new MatchModel(set, weights)).clusters(Clustering.EVEN);
        Map<Integer, Long> sizes = Arrays.stream(clusters)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return new Customers(clusters.length, sizes.size(), Collections.max(sizes.values()));
    }

    /** What there is to learn from: records, and what people said of some pairs of them. */
    private record Told(List<Described> records, List<Label> labels) {
        String words() {
            return String.format("%,d records", records.size())
                    + (labels.isEmpty() ? "" : String.format(" and %,d decisions", labels.size()));
        }
    }

    private static Told told(HubSettings settings) {
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            List<Known> known = access.warehouse().acceptedRecords().customers();
            Map<SourceKey, Integer> numbers = new HashMap<>();
            known.forEach(each -> numbers.put(each.record(), numbers.size()));
            List<Label> labels = access.warehouse().decisions().standing().stream()
                    .filter(said -> numbers.containsKey(said.one()) && numbers.containsKey(said.two()))
                    .map(said -> new Label(
                            requireNonNull(numbers.get(said.one())),
                            requireNonNull(numbers.get(said.two())),
                            said.same()))
                    .toList();
            return new Told(known.stream().map(Known::described).toList(), labels);
        }
    }

    private void tell(String text, Told told, Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (write) {
            ModelFile.write(file, text);
            out.printf("learned from %s; %s is written%n", told.words(), file);
        } else {
            out.print(text);
        }
        out.flush();
    }
}
