package io.customerhub.app.command;

import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.score.ScoringFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import io.customerhub.trigger.Trigger;
import io.customerhub.trigger.TriggerRules;
import io.customerhub.warehouse.store.Announcements;
import io.customerhub.warehouse.store.Announcements.Standing;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hub triggers}. */
@Command(
        name = "triggers",
        description = "Shows what triggers have told whom, and what still waits or was refused.",
        mixinStandardHelpOptions = true)
final class TriggersCommand implements Callable<Integer> {
    @Option(
            names = "--again",
            paramLabel = "TARGET",
            description = "Tell a target again what it has refused, with the next delivery.")
    private Optional<String> again = Optional.empty();

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        PrintWriter out = spec.commandLine().getOut();
        again.ifPresent(target -> require(settings, target));
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            Announcements announcements =
                    access.warehouse().announcements(settings.properties().firstWait());
            if (again.isPresent()) {
                out.println(announcements.offerAgain(again.get()) + " wait to be told to " + again.get());
                return ExitCode.OK;
            }
            List<Standing> standings = announcements.standings();
            if (json) {
                out.println(Output.json(standings));
            } else {
                out.print(Output.columns(rows(standings)));
                out.print(atRest(settings));
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static void require(HubSettings settings, String target) {
        List<String> known = settings.properties().targets();
        if (!known.contains(target)) {
            throw new HubException("hub.targets does not name '" + target + "'; " + Suggestion.instead(target, known));
        }
    }

    private static List<List<String>> rows(List<Standing> standings) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("trigger", "target", "came about", "waiting", "refused", "last"));
        for (Standing standing : standings) {
            rows.add(List.of(
                    standing.trigger(),
                    standing.target(),
                    String.valueOf(standing.cameAbout()),
                    String.valueOf(standing.waiting()),
                    String.valueOf(standing.refused()),
                    standing.last().truncatedTo(ChronoUnit.SECONDS).toString()));
        }
        return rows;
    }

    /** Those that tell somebody whom hub.targets does not name. */
    private static String atRest(HubSettings settings) {
        TriggerRules declared = ScoringFiles.read(settings.home(), new Findings())
                .map(ScoringFiles.Read::triggers)
                .orElse(TriggerRules.NONE);
        Set<String> active = declared.telling(settings.properties().targets()).triggers().stream()
                .map(Trigger::name)
                .collect(Collectors.toSet());
        List<String> resting = declared.triggers().stream()
                .map(Trigger::name)
                .filter(name -> !active.contains(name))
                .toList();
        return resting.isEmpty()
                ? ""
                : "at rest, as hub.targets does not name whom they tell: " + String.join(", ", resting)
                        + System.lineSeparator();
    }
}
