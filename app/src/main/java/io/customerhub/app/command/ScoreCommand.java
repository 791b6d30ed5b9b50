package io.customerhub.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub score}. */
@Command(
        name = "score",
        description = "What models know of customers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScoreFeaturesCommand.class,
            ScoreForecastCommand.class,
            ScoreTrainCommand.class,
            ScoreModelsCommand.class,
            ScorePromoteCommand.class,
            ScoreRollbackCommand.class,
            ScoreDriftCommand.class
        })
final class ScoreCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Name what to do: features, forecast, train, models, promote, rollback, drift");
    }
}
