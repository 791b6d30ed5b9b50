package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.why.TwoRecords;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.KnownCustomer;
import io.customerhub.warehouse.store.Warehouse;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub identity explain RECORD OTHER}. */
@Command(
        name = "explain",
        description =
                "Explains why two records are about one customer, or are not: what speaks for it and what against.",
        mixinStandardHelpOptions = true)
final class IdentityExplainCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "RECORD", description = "A record, as SOURCE/ENTITY/ID.")
    private String record = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
    private String other = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<SourceKey> keys = List.of(key(record), key(other));
        if (keys.get(0).equals(keys.get(1))) {
            throw new ParameterException(spec.commandLine(), "Name two records");
        }
        HubSettings settings = HubSettings.ofProcess();
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            Map<SourceKey, CustomerId> owners =
                    access.warehouse().explanations().owners(keys);
            List<SourceKey> unknown =
                    keys.stream().filter(key -> !owners.containsKey(key)).toList();
            if (!unknown.isEmpty()) {
                unknown.forEach(key -> spec.commandLine().getErr().println("no customer has the record " + key));
                return ExitCode.FAILED;
            }
            TwoRecords explained = explain(settings, access.warehouse(), keys, owners);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? Output.json(explained) + System.lineSeparator() : LinkSummary.two(explained));
            out.flush();
            return ExitCode.OK;
        }
    }

    private static TwoRecords explain(
            HubSettings settings, Warehouse warehouse, List<SourceKey> keys, Map<SourceKey, CustomerId> owners) {
        List<KnownCustomer> known = warehouse.explanations().of(Set.copyOf(owners.values()));
        return WhyCommand.explainer(settings, warehouse)
                .explain(owner(known, keys.get(0)), keys.get(0), owner(known, keys.get(1)), keys.get(1));
    }

    private static KnownCustomer owner(List<KnownCustomer> known, SourceKey key) {
        return known.stream()
                .filter(customer -> customer.record(key).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private SourceKey key(String written) {
        return SourceKey.of(written)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "'" + written + "' is no record: name it as SOURCE/ENTITY/ID"));
    }
}
