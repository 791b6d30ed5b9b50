package io.customerhub.app.bench;

import io.customerhub.app.bench.IdentitySet.Description;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.ComparisonRules;
import io.customerhub.identity.compare.Described;
import java.io.IOException;
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

/** A set whose records, and the truth about them, are in files of comma-separated values. */
final class FileSet {
    private final Description description;
    private final Declared root;
    private final Declared truth;
    private final Declared id;
    private final Map<String, Declared> fields;
    private final List<Table> tables = new ArrayList<>();
    private final Optional<Table> pairs;
    private final List<Described> records = new ArrayList<>();
    private final List<String> whom = new ArrayList<>();

    /** Reads the files, all of which are there. */
    FileSet(Description description, Path data) throws IOException {
        this.description = description;
        this.root = description.root();
        this.truth = root.get("truth").orElseThrow();
        this.id = root.get("id").orElseThrow();
        this.fields = root.get("fields").map(Declared::entries).orElse(Map.of());
        for (String file : description.files()) {
            tables.add(Table.read(data, file));
        }
        Optional<String> file = truth.text("pairs");
        this.pairs = file.isPresent() ? Optional.of(Table.read(data, file.get())) : Optional.empty();
    }

    IdentitySet read() {
        var findings = new Findings();
        check(findings);
        Optional<Pattern> pattern = truth.get("pattern").flatMap(of -> pattern(of, findings));
        List<ComparisonRule> rules = ComparisonRules.of(root, findings);
        findings.throwIfAny();

        Map<String, List<String>> columns = new LinkedHashMap<>();
        fields.forEach((field, from) -> columns.put(field, Table.columns(from)));
        Optional<String> column = truth.text("column");
        String idColumn = id.text().orElse("");
        for (Table table : tables) {
            for (CSVRecord row : table.rows()) {
                String number = Table.value(row, idColumn);
                String key = table.file() + "/" + number;
                records.add(new Described(key, table.file(), fields(row, columns)));
                whom.add(column.map(of -> Table.value(row, of))
                        .or(() -> pattern.map(p -> p.matcher(number))
                                .filter(Matcher::find)
                                .map(found -> found.group(1)))
                        .orElse(key));
            }
        }
        pairs.ifPresent(this::link);
        boolean isFree = root.text("duplicateFree").map(Boolean::parseBoolean).orElse(false);
        return new IdentitySet(
                description.name(), records, rules, isFree ? description.files() : List.of(), whom, List.of());
    }

    private void check(Findings findings) {
        for (Table table : tables) {
            table.check(id, findings);
            truth.get("column").ifPresent(column -> table.check(column, findings));
            fields.values().forEach(columns -> table.check(columns, findings));
        }
        pairs.ifPresent(table -> truth.get("columns").ifPresent(columns -> table.check(columns, findings)));
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
    private void link(Table table) {
        List<String> columns = IdentitySet.texts(truth, "columns");
        String first = tables.get(0).file();
        String last = tables.get(tables.size() - 1).file();
        Map<String, String> same = new HashMap<>();
        for (CSVRecord pair : table.rows()) {
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
}
