package io.customerhub.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub quarantine}: the records that wait for a person, with one class for each thing that can be done. */
@Command(
        name = "quarantine",
        description = "Shows the records that wait for a person, corrects them, takes them in again, or drops them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuarantineListCommand.class,
            QuarantineShowCommand.class,
            QuarantineEditCommand.class,
            QuarantineReleaseCommand.class,
            QuarantineDropCommand.class,
            QuarantineHistoryCommand.class,
        })
final class QuarantineCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: list, show, edit, release, drop or history");
    }
}
