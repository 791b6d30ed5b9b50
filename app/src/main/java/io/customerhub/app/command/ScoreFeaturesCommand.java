package io.customerhub.app.command;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.declaration.Findings;
import io.customerhub.model.CustomerId;
import io.customerhub.scoring.feature.Column.Numbers;
import io.customerhub.scoring.feature.Column.Words;
import io.customerhub.scoring.feature.FeatureFile;
import io.customerhub.scoring.feature.FeatureRule;
import io.customerhub.scoring.feature.FeatureRules;
import io.customerhub.scoring.feature.FeatureTable;
import io.customerhub.warehouse.store.CustomerView;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub score features QUERY}. */
@Command(
        name = "features",
        description = {
            "Shows the features of customers as of a day, as " + DecisionFiles.FEATURES + " declares them.",
            "Nothing of them happened after that day: what a model learns from is what it is asked with."
        },
        mixinStandardHelpOptions = true)
final class ScoreFeaturesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "QUERY", description = "As for hub customer.")
    private String query = "";

    @Option(names = "--as-of", paramLabel = "DAY", description = "As 2026-10-31 (default: today, UTC).")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--most", description = "How many at the most (default: ${DEFAULT-VALUE}).", defaultValue = "5")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * A customer's features.
     *
     * @param features by their names, in the order of the file; empty where one is not known
     */
    record Known(String customerId, LocalDate asOf, Map<String, Optional<Object>> features) {}

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        var findings = new Findings();
        Optional<FeatureRules> declared = FeatureFile.read(settings.home().resolve(DecisionFiles.FEATURES), findings);
        findings.throwIfAny();
        FeatureRules rules = declared.orElseThrow();
        LocalDate day =
                asOf.orElseGet(() -> LocalDate.ofInstant(settings.clock().instant(), ZoneOffset.UTC));
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            List<CustomerId> customers = access.warehouse().customers().find(query, most).stream()
                    .map(CustomerView::customerId)
                    .map(id -> new CustomerId(UUID.fromString(id)))
                    .toList();
            FeatureTable table = access.warehouse().features(customers, rules, day);
            var known = new ArrayList<Known>();
            for (int row = 0; row < customers.size(); row++) {
                known.add(new Known(customers.get(row).toString(), day, values(table, row)));
            }
            print(known, rules);
            if (known.isEmpty()) {
                spec.commandLine().getErr().println("no customer matches '" + query + "'");
            }
            return known.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private static Map<String, Optional<Object>> values(FeatureTable table, int row) {
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        table.columns()
                .forEach(column -> values.put(
                        column.name(),
                        column instanceof Numbers numbers
                                ? number(numbers.values()[row])
                                : Optional.of((Object) ((Words) column).values().get(row))
                                        .filter(word -> !word.equals(""))));
        return values;
    }

    private static Optional<Object> number(double value) {
        return Double.isNaN(value)
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    private void print(List<Known> known, FeatureRules rules) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(known));
        } else {
            known.forEach(customer -> print(out, customer, rules));
        }
        out.flush();
    }

    private static void print(PrintWriter out, Known customer, FeatureRules rules) {
        out.println("customer " + customer.customerId() + " as of " + customer.asOf());
        List<List<String>> rows = new ArrayList<>();
        for (FeatureRule feature : rules.features()) {
            Optional<Object> value = customer.features().getOrDefault(feature.name(), Optional.empty());
            rows.add(List.of(
                    "  " + feature.name(), value.map(ScoreFeaturesCommand::text).orElse("-"), feature.description()));
        }
        out.print(Output.columns(rows));
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
