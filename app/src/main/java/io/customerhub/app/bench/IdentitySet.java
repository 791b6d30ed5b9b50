package io.customerhub.app.bench;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRules;
import io.customerhub.identity.compare.Described;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Records with the truth about them, as a file in {@code config/bench/identity} describes them.
 *
 * @param name the file's
 * @param rules comparisons beside those of the hub
 * @param duplicateFree the files that hold nobody twice
 * @param truth for each record whom it is about
 */
public record IdentitySet(
        String name,
        List<Described> records,
        List<ComparisonRule> rules,
        List<String> duplicateFree,
        List<String> truth) {
    private static final Shape SHAPE = Shape.of("identity-set");
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    public IdentitySet {
        records = List.copyOf(records);
        rules = List.copyOf(rules);
        duplicateFree = List.copyOf(duplicateFree);
        truth = List.copyOf(truth);
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

        /** Which of its files are not in a folder. */
        public List<String> missing(Path data) {
            return files.stream()
                    .filter(path -> !Files.isRegularFile(data.resolve(path)))
                    .toList();
        }
    }

    /** Reads the records and the truth from a folder that has them. */
    public static IdentitySet read(Description description, Path data, Findings findings) throws IOException {
        Declared root = description.root();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        root.get("fields")
                .map(Declared::entries)
                .orElse(Map.of())
                .forEach((field, from) ->
                        columns.put(field, from.text().map(List::of).orElseGet(from::texts)));
        String id = root.text("id").orElse("");
        Declared truth = root.get("truth").orElseThrow();
        Optional<String> column = truth.text("column");
        Optional<Pattern> pattern = truth.text("pattern").map(Pattern::compile);
        var records = new ArrayList<Described>();
        var whom = new ArrayList<String>();
        for (String file : description.files()) {
            for (CSVRecord row : rows(data.resolve(file))) {
                String key = file + "/" + row.get(id);
                records.add(new Described(key, file, fields(row, columns)));
                whom.add(column.map(row::get)
                        .or(() -> pattern.map(p -> p.matcher(row.get(id)))
                                .filter(Matcher::find)
                                .map(found -> found.group(1)))
                        .orElse(key));
            }
        }
        if (truth.text("pairs").isPresent()) {
            link(
                    description.files(),
                    rows(data.resolve(truth.text("pairs").get())),
                    texts(truth, "columns"),
                    records,
                    whom);
        }
        boolean isFree = root.text("duplicateFree").map(Boolean::parseBoolean).orElse(false);
        return new IdentitySet(
                description.name(),
                records,
                ComparisonRules.of(root, findings),
                isFree ? description.files() : List.of(),
                whom);
    }

    /** Pairs name records of the first file and of the last. */
    private static void link(
            List<String> files,
            List<CSVRecord> pairs,
            List<String> columns,
            List<Described> records,
            List<String> whom) {
        String first = files.get(0);
        String last = files.get(files.size() - 1);
        Map<String, String> same = new HashMap<>();
        for (CSVRecord pair : pairs) {
            same.put(last + "/" + pair.get(columns.get(1)), first + "/" + pair.get(columns.get(0)));
        }
        for (int record = 0; record < whom.size(); record++) {
            String key = records.get(record).id();
            while (same.containsKey(key)) {
                key = same.get(key);
            }
            whom.set(record, key);
        }
    }

    private static Map<String, String> fields(CSVRecord row, Map<String, List<String>> columns) {
        Map<String, String> fields = new HashMap<>();
        columns.forEach((field, from) ->
                fields.put(field, from.stream().map(row::get).map(String::strip).collect(Collectors.joining(" "))));
        return fields;
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                CSVParser rows = CSV.parse(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return rows.getRecords();
        }
    }

    private static List<String> texts(Declared root, String key) {
        return root.get(key).map(Declared::texts).orElse(List.of());
    }
}
