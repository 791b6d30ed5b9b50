package io.customerhub.app.command;

import io.customerhub.app.DecisionFiles;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.app.why.Explainer;
import io.customerhub.app.why.Explanation;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.ModelVersion;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub why CUSTOMER [FIELD]}. */
@Command(
        name = "why",
        description = "Explains a customer's values: from the source's record to what each CRM holds.",
        mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
    /** The words under which a score is asked for. */
    private static final List<String> SCORE = List.of("segment", "score");

    private static final int MOST = 10;

    @Parameters(
            index = "0",
            paramLabel = "CUSTOMER",
            description =
                    "Our id, an e-mail address, a phone number (E.164), a tax id, a source's record id, or part of the name.")
    private String customer = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FIELD",
            description =
                    "The field, as mappings call it, 'segment', a model or a decision; all of them, a line each, without it.")
    private String field = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            requireField(settings, access.warehouse());
            List<CustomerView> found = access.warehouse().customers().find(customer, MOST);
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("no customer matches '" + customer + "'");
                return ExitCode.FAILED;
            }
            if (found.size() > 1) {
                spec.commandLine().getErr().print(WhySummary.choice(customer, found, MOST));
                spec.commandLine().getErr().flush();
                return ExitCode.USAGE;
            }
            return print(explain(settings, access.warehouse(), found.get(0).customerId()));
        }
    }

    private void requireField(HubSettings settings, Warehouse warehouse) {
        var words = new ArrayList<>(CustomerField.words());
        words.addAll(SCORE);
        warehouse.models().all().stream().map(ModelVersion::model).distinct().forEach(words::add);
        ScoringFiles.read(settings.home(), new Findings())
                .ifPresent(read -> words.addAll(read.actions().names()));
        if (!field.isEmpty() && !words.contains(field)) {
            throw new ParameterException(
                    spec.commandLine(), "unknown field '" + field + "'; " + Suggestion.instead(field, words));
        }
    }

    private static Explanation explain(HubSettings settings, Warehouse warehouse, String id) {
        return explainer(settings, warehouse)
                .explain(warehouse.explanations().of(List.of(new CustomerId(UUID.fromString(id)))))
                .get(0);
    }

    static Explainer explainer(HubSettings settings, Warehouse warehouse) {
        return new Explainer(
                warehouse.fileVersions(),
                warehouse.decisions(),
                DecisionFiles.read(settings.home()),
                settings.properties().sinks());
    }

    private int print(Explanation whole) {
        boolean score = SCORE.contains(field);
        Explanation shown = field.isEmpty() ? whole : whole.of(score ? "" : field, score);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json
                        ? Output.json(shown) + System.lineSeparator()
                        : field.isEmpty() ? WhySummary.all(shown) : WhySummary.one(shown));
        out.flush();
        boolean known = field.isEmpty()
                || !shown.values().isEmpty()
                || !shown.models().isEmpty()
                || shown.score().isPresent();
        if (!known) {
            spec.commandLine()
                    .getErr()
                    .println(
                            score
                                    ? "no score: they have never bought anything"
                                    : "nothing is known of " + field + ": no record of theirs has it");
        }
        return known ? ExitCode.OK : ExitCode.FAILED;
    }
}
