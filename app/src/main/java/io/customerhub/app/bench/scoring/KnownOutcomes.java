package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.Table;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.scoring.feature.Column;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a set's file whose outcome is known.
 *
 * @param outcomes of the rows, in their order
 * @param remarks what of the file could not be read
 */
@SuppressWarnings("ArrayRecordComponent") // as models take outcomes
record KnownOutcomes(FeatureTable rows, boolean[] outcomes, List<String> remarks) {
    private static final Set<String> UNKNOWN = Set.of("", "na", "n/a", "nan", "null", "?");

    KnownOutcomes {
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads the set's file.
     *
     * @throws io.customerhub.declaration.DeclarationException where a column is not there, or is neither read nor excluded, or
     *     no row has the outcome, or all have it
     */
    static KnownOutcomes read(ScoringSet set, Path folder) throws IOException {
        Declared section = set.section();
        Table table = Table.read(folder, set.data(), section.text("separator").orElse(","));
        var findings = new Findings();
        check(section, table, findings);
        findings.throwIfAny();

        Declared target = section.get("target").orElseThrow();
        String outcome = target.text("column").orElseThrow();
        List<CSVRecord> known = table.rows().stream()
                .filter(row -> !isUnknown(Table.value(row, outcome)))
                .toList();
        List<String> remarks = new ArrayList<>();
        if (known.size() < table.rows().size()) {
            remarks.add(table.rows().size() - known.size() + " rows have no " + outcome + ", and are not read");
        }
        List<Column> columns = new ArrayList<>();
        texts(section, "numbers").forEach(name -> columns.add(numbers(name, known, remarks)));
        texts(section, "words").forEach(name -> columns.add(words(name, known)));
        boolean[] outcomes = outcomes(known, target, findings);
        findings.throwIfAny();
        return new KnownOutcomes(new FeatureTable(known.size(), columns), outcomes, remarks);
    }

    private static List<String> texts(Declared section, String key) {
        return section.get(key).map(Declared::texts).orElse(List.of());
    }

    private static void check(Declared section, Table table, Findings findings) {
        Declared target = section.get("target").orElseThrow();
        table.check(target.get("column").orElseThrow(), findings);
        var named = new TreeSet<String>();
        target.text("column").ifPresent(named::add);
        for (String key : List.of("numbers", "words")) {
            for (Declared column : section.get(key).map(Declared::items).orElse(List.of())) {
                table.check(column, findings);
                if (!named.add(column.text().orElse(""))) {
                    findings.add(column, "'" + column.text().orElse("") + "' is named twice", "keep one of the two");
                }
            }
        }
        section.get("excluded").map(Declared::entries).orElse(Map.of()).forEach((column, reason) -> {
            if (!table.header().contains(column)) {
                findings.add(
                        reason,
                        "no column '" + column + "' in " + table.file(),
                        Suggestion.instead(column, table.header()));
            } else if (!named.add(column)) {
                findings.add(reason, "'" + column + "' is read and excluded", "keep one of the two");
            }
        });
        for (String column : table.header()) {
            if (!named.contains(column)) {
                findings.add(
                        section,
                        "the column '" + column + "' is neither read nor excluded",
                        "add it to numbers or words, or to excluded with the reason");
            }
        }
    }

    private static boolean[] outcomes(List<CSVRecord> known, Declared target, Findings findings) {
        String column = target.text("column").orElseThrow();
        String is = target.text("is").orElseThrow();
        boolean[] outcomes = new boolean[known.size()];
        var words = new TreeSet<String>();
        int came = 0;
        for (int row = 0; row < outcomes.length; row++) {
            String word = Table.value(known.get(row), column);
            words.add(word);
            outcomes[row] = word.equals(is);
            came += outcomes[row] ? 1 : 0;
        }
        if (came == 0) {
            findings.add(target, "no row has '" + is + "' in '" + column + "'", Suggestion.instead(is, words));
        } else if (came == outcomes.length) {
            findings.add(
                    target,
                    "all rows have '" + is + "' in '" + column + "'",
                    "give rows without the outcome as well: there is nothing to tell apart");
        }
        return outcomes;
    }

    private static Numbers numbers(String name, List<CSVRecord> known, List<String> remarks) {
        double[] values = new double[known.size()];
        int odd = 0;
        for (int row = 0; row < values.length; row++) {
            String text = Table.value(known.get(row), name);
            Optional<Double> number = number(text);
            values[row] = number.orElse(Double.NaN);
            odd += number.isEmpty() && !isUnknown(text) ? 1 : 0;
        }
        if (odd > 0) {
            remarks.add(odd + " values of " + name + " are no numbers, and count as unknown");
        }
        return new Numbers(name, values);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Words words(String name, List<CSVRecord> known) {
        return new Words(
                name,
                known.stream()
                        .map(row -> Table.value(row, name))
                        .map(word -> isUnknown(word) ? "" : word)
                        .toList());
    }

    private static boolean isUnknown(String text) {
        return UNKNOWN.contains(text.toLowerCase(Locale.ROOT));
    }
}
