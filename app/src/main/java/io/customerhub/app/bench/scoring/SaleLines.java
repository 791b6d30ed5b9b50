package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.Table;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.commons.csv.CSVRecord;

/** Reads lines of sales by the columns that a set describes. */
final class SaleLines {
    private final Declared lines;
    private final Findings findings = new Findings();
    private final Map<String, String> once = new HashMap<>();

    private SaleLines(Declared lines) {
        this.lines = lines;
    }

    /**
     * All lines of a set's file, in its order.
     *
     * @throws io.customerhub.declaration.DeclarationException where a column is not there, or a value is not of its kind
     */
    static List<SaleLine> read(ScoringSet set, Path folder) throws IOException {
        Declared lines = set.section().get("lines").orElseThrow();
        return new SaleLines(lines).read(Table.read(folder, set.data()));
    }

    private List<SaleLine> read(Table table) {
        lines.entries().forEach((key, column) -> {
            if (!key.equals("dayFormat") && !key.equals("cancelled")) {
                table.check(column, findings);
            }
        });
        Optional<Declared> cancelled = lines.get("cancelled");
        cancelled.flatMap(of -> of.get("column")).ifPresent(column -> table.check(column, findings));
        Optional<Pattern> takesBack = cancelled.flatMap(of -> of.get("pattern")).flatMap(this::pattern);
        DateTimeFormatter format = format();
        findings.throwIfAny();

        String cancelledColumn = cancelled.flatMap(of -> of.text("column")).orElse("");
        var read = new ArrayList<SaleLine>(table.rows().size());
        for (CSVRecord row : table.rows()) {
            boolean isCancelled = takesBack.isPresent()
                    && takesBack
                            .get()
                            .matcher(Table.value(row, cancelledColumn))
                            .matches();
            read.add(line(row, format, isCancelled));
        }
        findings.throwIfAny();
        return List.copyOf(read);
    }

    private SaleLine line(CSVRecord row, DateTimeFormatter format, boolean isCancelled) {
        double quantity = number(row, "quantity");
        double price = number(row, "price");
        double amount = isCancelled ? -Math.abs(quantity * price) : quantity * price;
        return new SaleLine(
                text(row, "customer"),
                text(row, "item"),
                text(row, "document"),
                day(row, format),
                text(row, "group"),
                amount,
                !isCancelled && quantity > 0 && price > 0);
    }

    /** Values repeat from line to line: each is held once. */
    private String text(CSVRecord row, String key) {
        return lines.text(key)
                .map(column -> Table.value(row, column))
                .map(value -> once.computeIfAbsent(value, same -> same))
                .orElse("");
    }

    private double number(CSVRecord row, String key) {
        String value = text(row, key);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            refuse(row, key, "is no number");
            return 0;
        }
    }

    private LocalDate day(CSVRecord row, DateTimeFormatter format) {
        try {
            return LocalDate.parse(Table.value(row, lines.text("day").orElseThrow()), format);
        } catch (DateTimeException e) {
            refuse(row, "day", "is not of the form " + lines.text("dayFormat").orElseThrow());
            return LocalDate.EPOCH;
        }
    }

    /** Only the first of each kind: a wrong format makes every line wrong. */
    private void refuse(CSVRecord row, String key, String why) {
        Declared column = lines.get(key).orElseThrow();
        boolean isKnown = findings.list().stream().anyMatch(finding -> finding.line() == column.line());
        if (!isKnown) {
            findings.add(
                    column,
                    "'" + column.text().orElse("") + "' of record " + row.getRecordNumber() + " of the data " + why,
                    "name the right column and format, or repair the data");
        }
    }

    private DateTimeFormatter format() {
        Declared format = lines.get("dayFormat").orElseThrow();
        try {
            return DateTimeFormatter.ofPattern(format.text().orElse(""));
        } catch (IllegalArgumentException e) {
            findings.add(format, "no form of a day: " + e.getMessage(), "write it as yyyy-MM-dd HH:mm:ss");
            return DateTimeFormatter.ISO_LOCAL_DATE;
        }
    }

    private Optional<Pattern> pattern(Declared pattern) {
        try {
            return Optional.of(Pattern.compile(pattern.text().orElse("")));
        } catch (PatternSyntaxException e) {
            findings.add(pattern, "the pattern is none: " + e.getDescription(), "write a regular expression");
            return Optional.empty();
        }
    }
}
