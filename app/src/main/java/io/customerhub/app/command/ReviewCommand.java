package io.customerhub.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub review}: the pairs of records that people are asked about, and what they say of them. */
@Command(
        name = "review",
        description = "Asks whether pairs of records are one customer, and does what people say of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ReviewListCommand.class,
            ReviewShowCommand.class,
            ReviewSameCommand.class,
            ReviewDifferentCommand.class,
            ReviewUndoCommand.class,
            ReviewHistoryCommand.class,
            ReviewQualityCommand.class,
        })
final class ReviewCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do: list, show, same, different, undo, history or quality");
    }
}
