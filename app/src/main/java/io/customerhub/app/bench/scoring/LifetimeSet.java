package io.customerhub.app.bench.scoring;

import io.customerhub.app.bench.Table;
import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.value.Calibration;
import io.customerhub.scoring.value.Purchase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/**
 * Purchases of customers, with the time to learn from and the time to check.
 *
 * @param customers the purchases of each
 * @param until the last day of the time to check, which follows the calibration
 */
record LifetimeSet(Collection<List<Purchase>> customers, Calibration calibration, LocalDate until) {
    private static final int DAYS_PER_UNIT = 1;

    /**
     * Reads a set as it is described.
     *
     * @throws io.customerhub.declaration.DeclarationException where columns, dates or amounts are not as described
     */
    static LifetimeSet read(ScoringSet set, Path folder) throws IOException {
        Declared section = set.section();
        Table table = Table.read(folder, set.data(), section.text("separator").orElse(","));
        var findings = new Findings();
        for (String column : List.of("customer", "date", "spend", "units")) {
            section.get(column).ifPresent(named -> table.check(named, findings));
        }
        findings.throwIfAny();
        var customers = new LinkedHashMap<String, List<Purchase>>();
        for (CSVRecord row : table.rows()) {
            read(row, section, customers, findings);
        }
        findings.throwIfAny();
        Declared calibration = section.get("calibration").orElseThrow();
        int daysPerUnit = section.text("daysPerUnit").map(Integer::parseInt).orElse(DAYS_PER_UNIT);
        return new LifetimeSet(
                customers.values(),
                new Calibration(day(calibration, "from"), day(calibration, "to"), daysPerUnit),
                day(section, "until"));
    }

    private static void read(
            CSVRecord row, Declared section, Map<String, List<Purchase>> customers, Findings findings) {
        try {
            String format = section.text("dateFormat").orElse("yyyy-MM-dd");
            var purchase = new Purchase(
                    LocalDate.parse(value(row, section, "date"), DateTimeFormatter.ofPattern(format)),
                    Double.parseDouble(value(row, section, "spend")),
                    section.get("units").isEmpty() ? 1 : Double.parseDouble(value(row, section, "units")));
            customers
                    .computeIfAbsent(value(row, section, "customer"), customer -> new ArrayList<>())
                    .add(purchase);
        } catch (DateTimeException | NumberFormatException e) {
            findings.add(
                    section,
                    "row " + row.getRecordNumber() + " of the data has no date, spend or units as described",
                    "compare it with 'dateFormat', 'separator' and the columns named here");
        }
    }

    private static String value(CSVRecord row, Declared section, String column) {
        return Table.value(row, section.text(column).orElseThrow());
    }

    private static LocalDate day(Declared place, String key) {
        return LocalDate.parse(place.text(key).orElseThrow());
    }
}
