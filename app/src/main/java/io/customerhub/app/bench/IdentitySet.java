package io.customerhub.app.bench;

import io.customerhub.declaration.DeclarationException;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRules;
import io.customerhub.identity.compare.Described;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.AcceptedRecords.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records with the truth about them, as a file in {@code config/bench/identity} describes them.
 *
 * @param name the file's
 * @param rules comparisons beside those of the hub
 * @param duplicateFree the files that hold nobody twice
 * @param truth for each record whom it is about
 * @param resolved for each record whom the hub took it to be about when it came; empty where it did not come through the hub
 */
public record IdentitySet(
        String name,
        List<Described> records,
        List<ComparisonRule> rules,
        List<String> duplicateFree,
        List<String> truth,
        List<String> resolved) {
    private static final Shape SHAPE = Shape.of("identity-set");

    public IdentitySet {
        records = List.copyOf(records);
        rules = List.copyOf(rules);
        duplicateFree = List.copyOf(duplicateFree);
        truth = List.copyOf(truth);
        resolved = List.copyOf(resolved);
    }

    /**
     * What a set's file says.
     *
     * @param files paths in the data folder
     */
    public record Description(Path file, Declared root, List<String> files) {
        /** Reads the description; what is wrong goes to {@code findings}. */
        public static Optional<Description> read(Path file, Findings findings) {
            return DeclaredFiles.read(file, findings)
                    .filter(root -> SHAPE.check(root, findings))
                    .map(root -> new Description(file, root, texts(root, "files")));
        }

        /** The file's name without its ending. */
        public String name() {
            return file.getFileName().toString().replaceFirst("\\.yaml$", "");
        }

        /** The company that the sandbox plays, where the records are not of files but of its systems. */
        public Optional<String> company() {
            return root.text("company");
        }

        /** The flows by which the company's records come. */
        public List<String> flows() {
            return texts(root, "flows");
        }

        /** Which of its files are not in a folder. */
        public List<String> missing(Path data) {
            Optional<String> pairs = root.get("truth").flatMap(truth -> truth.text("pairs"));
            return Stream.concat(files.stream(), pairs.stream())
                    .filter(path -> !Files.isRegularFile(data.resolve(path)))
                    .toList();
        }
    }

    /**
     * Reads the records and the truth from a folder that has them.
     *
     * @throws DeclarationException where the description names a column that a file does not have, or the like
     */
    public static IdentitySet read(Description description, Path data) throws IOException {
        return new FileSet(description, data).read();
    }

    /**
     * The records that a hub has taken in of a company.
     *
     * @param truth whom records are about; others are about nobody else
     */
    public static IdentitySet of(Description description, List<Known> known, Map<SourceKey, String> truth) {
        var findings = new Findings();
        List<ComparisonRule> rules = ComparisonRules.of(description.root(), findings);
        findings.throwIfAny();
        var records = new ArrayList<Described>();
        var whom = new ArrayList<String>();
        for (Known each : known) {
            records.add(each.described());
            whom.add(truth.getOrDefault(each.record(), each.record().toString()));
        }
        List<String> resolved =
                known.stream().map(each -> each.customer().toString()).toList();
        return new IdentitySet(description.name(), records, rules, List.of(), whom, resolved);
    }

    static List<String> texts(Declared root, String key) {
        return root.get(key).map(Declared::texts).orElse(List.of());
    }
}
