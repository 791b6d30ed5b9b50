package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.check.HubRefusal;
import io.customerhub.app.quarantine.RecordJudge;
import io.customerhub.app.quarantine.ReleaseReader;
import io.customerhub.warehouse.store.QuarantineChoice;
import io.customerhub.warehouse.store.QuarantineDesk;
import io.customerhub.warehouse.store.RunReport;
import io.customerhub.warehouse.store.WaitingRecord.Group;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub quarantine release}. */
@Command(
        name = "release",
        description = {
            "Takes records in again: as they landed or were corrected, by the mappings and rules as they are now,",
            "through all stages and to the sinks. What is still not sound goes back with the problems it has now."
        },
        mixinStandardHelpOptions = true)
final class QuarantineReleaseCommand implements Callable<Integer> {
    @Mixin
    private QuarantineSelection selection = new QuarantineSelection();

    @Mixin
    private ActorOption actor = new ActorOption();

    @Option(
            names = "--later",
            description = {
                "Only mark the records: hub plan quarantine shows what taking them in would change,",
                "hub sync quarantine takes them in."
            })
    private boolean later;

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        HubRefusal.refuseFindings(settings.home());
        RecordJudge judge = RecordJudge.read(settings.home());
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            QuarantineDesk quarantine = access.warehouse().quarantine();
            Optional<QuarantineChoice> choice = selection.choose(quarantine, spec);
            if (choice.isEmpty()) {
                spec.commandLine().getErr().println("nothing in quarantine is like that");
                return ExitCode.FAILED;
            }
            mapped(quarantine.groups(choice.get()), judge);
            int asked = quarantine.release(choice.get(), actor.name());
            if (later) {
                spec.commandLine()
                        .getOut()
                        .println(String.format(
                                "%,d marked; hub plan quarantine shows what taking them in would change, hub sync"
                                        + " quarantine takes them in",
                                asked));
                return ExitCode.OK;
            }
            return run(settings, asked);
        }
    }

    /** A page with a record that nothing maps would stop the run for all. */
    private static void mapped(List<Group> groups, RecordJudge judge) {
        for (Group group : groups) {
            if (!judge.knows(group.source(), group.entity())) {
                throw new HubException("releasing records of " + group.source() + "/" + group.entity()
                        + ": no file in mappings/ is for them any more; bring it back, or drop them: hub quarantine drop"
                        + " --source " + group.source() + " --entity " + group.entity());
            }
        }
    }

    private int run(HubSettings settings, int asked) {
        Hub hub = Hub.start(settings, Hub.Mode.COMMAND);
        ShutdownHook.closing("hub-stop", hub::close);
        try (hub) {
            Optional<RunReport> run = Progress.sync(hub, ReleaseReader.FLOW, false);
            if (run.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println(asked
                                + " asked for, but another release runs: hub sync quarantine takes in what it leaves");
                return ExitCode.BUSY;
            }
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(run.get()));
            } else {
                out.println(words(run.get()));
                out.println();
                out.print(Summary.run(run.get()));
            }
            out.flush();
            return run.get().status().equals("complete") ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    static String words(RunReport run) {
        String words = String.format("%,d released", run.accepted());
        if (run.quarantined() > 0) {
            words += String.format(", %,d still unsound: hub quarantine list says why", run.quarantined());
        }
        if (run.unchanged() > 0) {
            words += String.format(", %,d had left quarantine meanwhile", run.unchanged());
        }
        return words;
    }
}
