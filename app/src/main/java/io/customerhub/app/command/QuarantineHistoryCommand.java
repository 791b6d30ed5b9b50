package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.AuditEntry;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub quarantine history KEY}. */
@Command(
        name = "history",
        description = "Shows who corrected, released or dropped a record, whether or not it is in quarantine now.",
        mixinStandardHelpOptions = true)
final class QuarantineHistoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "The record: source/entity/id.")
    private String key = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SourceKey record = SourceKey.of(key)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "'" + key + "' is no source/entity/id"));
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            List<AuditEntry> history = access.warehouse().quarantine().history(record);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(history));
            } else {
                QuarantineText.history(history, out);
            }
            out.flush();
            if (history.isEmpty()) {
                spec.commandLine().getErr().println("nobody has done anything to " + key);
            }
            return history.isEmpty() ? ExitCode.FAILED : ExitCode.OK;
        }
    }
}
