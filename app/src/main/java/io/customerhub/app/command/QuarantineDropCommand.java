package io.customerhub.app.command;

import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.warehouse.store.QuarantineChoice;
import io.customerhub.warehouse.store.QuarantineDesk;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub quarantine drop}. */
@Command(
        name = "drop",
        description = {
            "Takes records out of quarantine for good, as they are. Their raw records stay;",
            "a new version from their source is judged anew."
        },
        mixinStandardHelpOptions = true)
final class QuarantineDropCommand implements Callable<Integer> {
    @Mixin
    private QuarantineSelection selection = new QuarantineSelection();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for the audit.")
    private String reason = "";

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--reason is empty: say why, whoever asks later will want to know");
        }
        try (WarehouseAccess access = WarehouseAccess.open(HubSettings.ofProcess())) {
            QuarantineDesk quarantine = access.warehouse().quarantine();
            Optional<QuarantineChoice> choice = selection.choose(quarantine, spec);
            if (choice.isEmpty()) {
                spec.commandLine().getErr().println("nothing in quarantine is like that");
                return ExitCode.FAILED;
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(String.format("%,d dropped", quarantine.drop(choice.get(), actor.name(), reason.strip())));
            out.flush();
            return ExitCode.OK;
        }
    }
}
