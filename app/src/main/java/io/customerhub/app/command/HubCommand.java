package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.declaration.DeclarationException;
import io.customerhub.warehouse.database.DatabaseException;
import io.customerhub.warehouse.secrets.SecretsException;
import io.customerhub.warehouse.store.TakenOverException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub}: the command, with one class a subcommand. */
@Command(
        name = "hub",
        description = "Customer Hub: moves customer data among the systems a company runs, and decides on the way.",
        mixinStandardHelpOptions = true,
        version = "customer-hub " + HubSettings.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            SyncCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            RefusedCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            TriggersCommand.class,
            FlowsCommand.class,
            StatusCommand.class,
            ConnectCommand.class,
            KeyCommand.class,
            CustomerCommand.class,
            QuarantineCommand.class,
            StreamCommand.class,
            ReviewCommand.class,
            WhyCommand.class,
            IdentityCommand.class,
            ScoreCommand.class,
            CheckCommand.class,
            TestCommand.class,
            SandboxCommand.class,
            BenchCommand.class,
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something failed: a source, a sink, the warehouse",
            "2:the command or its options are wrong",
            "3:the hub's files are wrong: hub check lists what",
            "4:the flow is running already, or its source asked to wait",
            "5:what was planned is not what would happen now"
        })
public final class HubCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command line and returns its exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new HubCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()))
                .execute(arguments);
    }

    /** What a person can put right is said in its own words; anything else comes with its trace. */
    private static int explain(Exception failure, PrintWriter err) {
        if (failure instanceof DeclarationException || failure instanceof HubRefusal) {
            err.println(failure.getMessage());
            return ExitCode.FINDINGS;
        }
        if (failure instanceof UnclearRequest) {
            err.println(failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof HubException
                || failure instanceof DatabaseException
                || failure instanceof TakenOverException
                || failure instanceof SecretsException) {
            err.println("hub: " + failure.getMessage());
            return ExitCode.FAILED;
        }
        failure.printStackTrace(err);
        return ExitCode.FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
