package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.model.CustomerId;
import io.customerhub.model.PlainKind;
import io.customerhub.warehouse.store.CustomerView;
import io.customerhub.warehouse.store.CustomerView.Related;
import io.customerhub.warehouse.store.CustomerView.Relationship;
import io.customerhub.warehouse.store.CustomerView.Source;
import io.customerhub.warehouse.store.CustomerView.Value;
import io.customerhub.warehouse.store.IdentityEvent;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub customer QUERY}. */
@Command(
        name = "customer",
        description = "Shows what is known of a customer, each value with where it came from.",
        mixinStandardHelpOptions = true)
final class CustomerCommand implements Callable<Integer> {
    private static final int WIDEST = 40;
    private static final String CUSTOMER_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Parameters(
            paramLabel = "QUERY",
            description =
                    "Our id, an e-mail address, a phone number (E.164), a tax id, a source's record id, or part of the name.")
    private String query = "";

    @Option(names = "--most", description = "How many at the most (default: ${DEFAULT-VALUE}).", defaultValue = "5")
    private int most;

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            List<CustomerView> found = access.warehouse().customers().find(query, most);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(found));
            } else {
                found.forEach(customer -> print(customer, out));
                out.flush();
                found.stream()
                        .findFirst()
                        .ifPresent(customer -> spec.commandLine()
                                .getErr()
                                .println("hub why " + customer.customerId()
                                        + " FIELD tells the whole history of a value"));
            }
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("no customer matches '" + query + "'");
                spec.commandLine().getErr().print(HistorySummary.of(query, history(access)));
                spec.commandLine().getErr().flush();
            }
            return found.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    /** What happened to who had the id that was asked for. */
    private List<IdentityEvent> history(WarehouseAccess access) {
        return query.matches(CUSTOMER_ID)
                ? access.warehouse().identityEvents().of(new CustomerId(UUID.fromString(query)))
                : List.of();
    }

    static void print(CustomerView customer, PrintWriter out) {
        out.println("customer " + customer.customerId());
        customer.former()
                .ifPresent(former -> out.println("  " + former.customerId() + " turned out to be this customer at "
                        + former.at() + ", in run " + former.run()));
        var rows = new ArrayList<List<String>>();
        for (Value value : customer.values()) {
            rows.add(List.of(
                    "  " + value.field(), value.value(), "from " + value.from(), value.rule(), value.changedAt()));
        }
        out.print(Output.columns(rows));
        if (!customer.score().isEmpty()) {
            out.println("  scores");
            var scores = new ArrayList<List<String>>();
            customer.score().forEach((name, value) -> scores.add(List.of("    " + name, value)));
            out.print(Output.columns(scores));
        }
        if (!customer.models().isEmpty()) {
            out.println("  models");
            out.print(Output.columns(ModelSummary.lines(customer.models())));
        }
        customer.models().stream().filter(model -> !model.offers().isEmpty()).forEach(model -> {
            out.println("  recommended by " + model.model());
            out.print(Output.columns(OfferSummary.lines(model, "    ")));
        });
        out.println("  records");
        for (Source source : customer.records()) {
            out.println("    " + source.record()
                    + (source.evidence().isEmpty()
                            ? ", the first"
                            : ", recognised by " + String.join(", ", source.evidence()))
                    + (source.notes().isEmpty() ? "" : "; " + String.join("; ", source.notes())));
        }
        customer.related().forEach(related -> print(related, out));
        customer.relationships().forEach(relationship -> print(relationship, out));
        customer.sinks().forEach(sink -> out.println("  held by " + sink));
        out.print(HistorySummary.of(customer.customerId(), customer.history()));
        out.println();
    }

    private static void print(Related related, PrintWriter out) {
        out.println("  " + related.kind() + ": " + related.count()
                + (related.count() > related.latest().size() ? ", the latest" : ""));
        List<String> words = PlainKind.of(related.kind()).words().stream()
                .filter(word -> related.latest().stream().anyMatch(record -> record.containsKey(word)))
                .toList();
        out.print(Output.columns(
                related.latest().stream().map(record -> cells(words, record)).toList()));
    }

    private static void print(Relationship relationship, PrintWriter out) {
        out.println("  " + relationship.kind() + ": " + relationship.count()
                + (relationship.count() > relationship.first().size() ? ", the first" : ""));
        out.print(Output.columns(relationship.first().stream()
                .map(other -> List.of("    " + other.name(), other.customerId(), String.join(", ", other.because())))
                .toList()));
    }

    private static List<String> cells(List<String> words, Map<String, String> record) {
        var cells = new ArrayList<String>();
        for (String word : words) {
            String value = record.getOrDefault(word, "").replaceAll("\\s+", " ");
            cells.add((cells.isEmpty() ? "    " : "")
                    + (value.length() > WIDEST ? value.substring(0, WIDEST) + "…" : value));
        }
        cells.add(record.getOrDefault("record", ""));
        return cells;
    }
}
