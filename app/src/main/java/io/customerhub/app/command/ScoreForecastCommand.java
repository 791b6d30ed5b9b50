package io.customerhub.app.command;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.declaration.Findings;
import io.customerhub.scoring.forecast.ForecastFile;
import io.customerhub.scoring.forecast.ForecastRule;
import io.customerhub.scoring.forecast.GroupForecasts;
import io.customerhub.scoring.forecast.SalesForecast;
import io.customerhub.warehouse.store.SalesForecasts;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub score forecast}. */
@Command(
        name = "forecast",
        description = {
            "Forecasts weekly sales of groups of customers, as " + DecisionFiles.FORECAST + " declares them.",
            "A method serves only where it was better than a simple baseline on weeks that it was not chosen by."
        },
        mixinStandardHelpOptions = true)
final class ScoreForecastCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The last day that is known, as 2026-10-31 (default: hub.as-of, or yesterday, UTC).")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(
            names = "--write",
            description = "Keep it in customer_360.sales_forecasts, in place of one of the same day.")
    private boolean write;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        var findings = new Findings();
        Optional<ForecastRule> declared = ForecastFile.read(
                settings.home().resolve(DecisionFiles.FORECAST),
                settings.home().resolve(DecisionFiles.FEATURES),
                findings);
        findings.throwIfAny();
        ForecastRule rule = declared.orElseThrow();
        LocalDate day = asOf.orElseGet(() -> lastDay(settings));
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            SalesForecasts store = access.warehouse().salesForecasts();
            SalesForecast forecast = GroupForecasts.of(store.sales(rule, day), rule, day);
            print(forecast, rule);
            if (forecast.groups().isEmpty()) {
                return ExitCode.FAILED;
            }
            if (write) {
                store.keep(forecast);
                spec.commandLine().getErr().println("kept in customer_360.sales_forecasts");
            }
            return ExitCode.OK;
        }
    }

    /** The day for which scores are true where it is set; today is not over yet. */
    private static LocalDate lastDay(HubSettings settings) {
        String declared = settings.properties().get("hub.as-of");
        return declared.isEmpty()
                ? LocalDate.ofInstant(settings.clock().instant(), ZoneOffset.UTC)
                        .minusDays(1)
                : LocalDate.parse(declared);
    }

    private void print(SalesForecast forecast, ForecastRule rule) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Output.json(forecast) + System.lineSeparator() : ForecastText.of(forecast, rule.least()));
        out.flush();
    }
}
