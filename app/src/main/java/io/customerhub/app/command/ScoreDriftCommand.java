package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.score.DriftReport;
import io.customerhub.app.score.DriftReports;
import io.customerhub.warehouse.store.ModelRole;
import io.customerhub.warehouse.store.ModelVersion;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub score drift}. */
@Command(
        name = "drift",
        description = {
            "Shows how far customers have moved away from those whom the models that serve were learned of, and how right models"
                    + " of likelihoods were about what came since.",
            "By the population stability index: above 0.1 something has changed, above 0.25 much."
        },
        mixinStandardHelpOptions = true)
final class ScoreDriftCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which model (default: all that serve).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "Customers as of this day (default: hub.as-of, or else today, UTC).")
    private Optional<LocalDate> asOf = Optional.empty();

    @Option(names = "--alert", description = "Exit with code 1 where much has changed.")
    private boolean alert;

    @Option(names = "--keep", description = "Keep it in hub.model_drift, from where metrics take it.")
    private boolean keep;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        LocalDate day =
                asOf.orElseGet(() -> settings.today(settings.properties()).get());
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            var reports = new DriftReports(access.warehouse());
            List<DriftReport> all = new ArrayList<>();
            for (ModelVersion version : serving(access)) {
                DriftReport report = reports.of(version, day);
                if (keep && report.problem().isEmpty()) {
                    access.warehouse().modelDrifts().keep(version, day, report.drift());
                }
                all.add(report);
            }
            print(all);
            boolean isUnreadable =
                    all.stream().anyMatch(report -> !report.problem().isEmpty());
            boolean isMuch = all.stream().anyMatch(report -> report.drift().isMuch());
            return isUnreadable || (alert && isMuch) ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private List<ModelVersion> serving(WarehouseAccess access) {
        List<ModelVersion> serving = access.warehouse().models().serving(ModelRole.CHAMPION).stream()
                .filter(version -> name.isEmpty() || name.get().equals(version.model()))
                .toList();
        if (serving.isEmpty() && name.isPresent()) {
            throw new HubException("measuring how customers of " + name.get()
                    + " have changed: no version of it serves; hub score models shows which do");
        }
        if (serving.isEmpty()) {
            spec.commandLine().getErr().println("no model serves; hub score promote NAME");
        }
        return serving;
    }

    private void print(List<DriftReport> reports) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Output.json(reports));
        } else {
            reports.forEach(report -> out.print(DriftText.of(report)));
        }
        out.flush();
    }
}
