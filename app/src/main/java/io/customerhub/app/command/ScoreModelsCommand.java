package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
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

/** {@code hub score models}. */
@Command(
        name = "models",
        description = "Shows the models that were learned, which of them serve, and each one's card.",
        mixinStandardHelpOptions = true)
final class ScoreModelsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "With its card and its changes.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--version-number", paramLabel = "N", description = "Which version's card (default: the latest).")
    private Optional<Integer> number = Optional.empty();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        LocalDate today = settings.today(settings.properties()).get();
        PrintWriter out = spec.commandLine().getOut();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            List<ModelVersion> all = access.warehouse().models().all().stream()
                    .filter(version -> name.isEmpty() || name.get().equals(version.model()))
                    .toList();
            if (json) {
                out.println(Output.json(all));
            } else if (name.isPresent()) {
                all.stream()
                        .filter(version -> number.isEmpty() || number.get() == version.version())
                        .findFirst()
                        .ifPresent(version -> ModelText.card(version, out));
                access.warehouse()
                        .models()
                        .changes(name.get())
                        .forEach(change -> out.printf(
                                "  %s: version %s is %s, before %s, by %s: %s%n",
                                change.at(),
                                change.version(),
                                change.role(),
                                change.was().map(String::valueOf).orElse("none"),
                                change.actor(),
                                change.why()));
            } else {
                out.print(Output.columns(rows(all, today)));
            }
            out.flush();
            if (all.isEmpty()) {
                spec.commandLine().getErr().println("no model was learned yet; hub score train");
            }
            return all.isEmpty() && name.isPresent() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    private static List<List<String>> rows(List<ModelVersion> all, LocalDate today) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("MODEL", "VERSION", "KIND", "SERVES AS", "AS OF", "GOOD UNTIL", "SERVED"));
        for (ModelVersion version : all) {
            rows.add(List.of(
                    version.model(),
                    String.valueOf(version.version()),
                    version.kind(),
                    version.role() == ModelRole.KEPT ? "-" : version.role().word(),
                    version.asOf().toString(),
                    version.goodUntil() + (today.isAfter(version.goodUntil()) ? ", too old" : ""),
                    ModelText.card(version).path("served").asText()));
        }
        return rows;
    }
}
