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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

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
            return files.stream()
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
        Declared root = description.root();
        var findings = new Findings();
        var tables = new LinkedHashMap<String, Table>();
        for (String file : description.files()) {
            tables.put(file, Table.read(data, file));
        }
        Declared id = root.get("id").orElseThrow();
        Declared truth = root.get("truth").orElseThrow();
        Map<String, Declared> fields = root.get("fields").map(Declared::entries).orElse(Map.of());
        for (Table table : tables.values()) {
            table.check(id, findings);
            truth.get("column").ifPresent(column -> table.check(column, findings));
            fields.values().forEach(columns -> table.check(columns, findings));
        }
        Optional<Table> pairs = Optional.empty();
        if (truth.get("pairs").isPresent()) {
            Table table = Table.read(data, truth.text("pairs").orElse(""));
            truth.get("columns").ifPresent(columns -> table.check(columns, findings));
            pairs = Optional.of(table);
        }
        Optional<Pattern> pattern = truth.get("pattern").flatMap(of -> pattern(of, findings));
        List<ComparisonRule> rules = ComparisonRules.of(root, findings);
        findings.throwIfAny();

        Map<String, List<String>> columns = new LinkedHashMap<>();
        fields.forEach((field, from) -> columns.put(field, Table.columns(from)));
        Optional<String> column = truth.text("column");
        var records = new ArrayList<Described>();
        var whom = new ArrayList<String>();
        for (Table table : tables.values()) {
            for (CSVRecord row : table.rows()) {
                String number = Table.value(row, id.text().orElse(""));
                String key = table.file() + "/" + number;
                records.add(new Described(key, table.file(), fields(row, columns)));
                whom.add(column.map(of -> Table.value(row, of))
                        .or(() -> pattern.map(p -> p.matcher(number))
                                .filter(Matcher::find)
                                .map(found -> found.group(1)))
                        .orElse(key));
            }
        }
        pairs.ifPresent(table -> link(description.files(), table, texts(truth, "columns"), records, whom));
        boolean isFree = root.text("duplicateFree").map(Boolean::parseBoolean).orElse(false);
        return new IdentitySet(
                description.name(), records, rules, isFree ? description.files() : List.of(), whom, List.of());
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
            String id = each.record().toString();
            Map<String, String> fields = new HashMap<>();
            each.facts().values().forEach((field, value) -> fields.put(field.word(), value));
            records.add(new Described(id, each.record().source(), fields));
            whom.add(truth.getOrDefault(each.record(), id));
        }
        List<String> resolved =
                known.stream().map(each -> each.customer().toString()).toList();
        return new IdentitySet(description.name(), records, rules, List.of(), whom, resolved);
    }

    private static Optional<Pattern> pattern(Declared declared, Findings findings) {
        String remedy =
                "write a regular expression whose first group, in round brackets, is what records of one have alike";
        try {
            Pattern pattern = Pattern.compile(declared.text().orElse(""));
            if (pattern.matcher("").groupCount() > 0) {
                return Optional.of(pattern);
            }
            findings.add(declared, "the pattern has no group", remedy);
        } catch (PatternSyntaxException e) {
            findings.add(declared, "the pattern is none: " + e.getDescription(), remedy);
        }
        return Optional.empty();
    }

    /** Pairs name records of the first file and of the last. */
    private static void link(
            List<String> files, Table pairs, List<String> columns, List<Described> records, List<String> whom) {
        String first = files.get(0);
        String last = files.get(files.size() - 1);
        Map<String, String> same = new HashMap<>();
        for (CSVRecord pair : pairs.rows()) {
            String one = whom(same, first + "/" + Table.value(pair, columns.get(0)));
            String two = whom(same, last + "/" + Table.value(pair, columns.get(1)));
            if (!one.equals(two)) {
                same.put(two, one);
            }
        }
        for (int record = 0; record < whom.size(); record++) {
            whom.set(record, whom(same, records.get(record).id()));
        }
    }

    private static String whom(Map<String, String> same, String key) {
        String at = key;
        while (same.containsKey(at)) {
            at = same.get(at);
        }
        return at;
    }

    private static Map<String, String> fields(CSVRecord row, Map<String, List<String>> columns) {
        Map<String, String> fields = new HashMap<>();
        columns.forEach((field, from) -> fields.put(
                field, from.stream().map(column -> Table.value(row, column)).collect(Collectors.joining(" "))));
        return fields;
    }

    private static List<String> texts(Declared root, String key) {
        return root.get(key).map(Declared::texts).orElse(List.of());
    }
}
