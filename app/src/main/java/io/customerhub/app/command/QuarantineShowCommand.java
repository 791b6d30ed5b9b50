package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.quarantine.RecordJudge;
import io.customerhub.app.quarantine.RecordJudge.Explained;
import io.customerhub.model.Problem;
import io.customerhub.warehouse.store.AuditEntry;
import io.customerhub.warehouse.store.QuarantineDesk;
import io.customerhub.warehouse.store.WaitingRecord.Repair;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub quarantine show KEY}. */
@Command(
        name = "show",
        description = {
            "Shows a record in quarantine: as its source gave it, what its mapping makes of it,",
            "each problem with the value that is its cause, and what can be done."
        },
        mixinStandardHelpOptions = true)
final class QuarantineShowCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "The record: source/entity/id, or an id that only one of them has.")
    private String key = "";

    @Option(names = "--json", description = "Print as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record View(
            Sheet sheet,
            Optional<JsonNode> words,
            List<Explained> problems,
            List<Problem> present,
            List<AuditEntry> history) {}

    @Override
    public Integer call() {
        HubSettings settings = HubSettings.ofProcess();
        RecordJudge judge = RecordJudge.read(settings.home());
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            QuarantineDesk quarantine = access.warehouse().quarantine();
            Sheet sheet = quarantine.sheet(QuarantineKeys.one(quarantine, key)).orElseThrow();
            var view = new View(
                    sheet,
                    judge.words(sheet, sheet.present()),
                    judge.explain(sheet, sheet.body(), sheet.record().problems()),
                    judge.problems(sheet),
                    quarantine.history(sheet.record().key()));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(Output.json(view));
            } else {
                print(view, judge, out);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    private static void print(View view, RecordJudge judge, PrintWriter out) {
        Sheet sheet = view.sheet();
        out.println(sheet.record().key() + ", in quarantine since "
                + sheet.record().since() + ", by run " + sheet.record().run());
        out.println();
        out.println("as its source gave it");
        QuarantineText.json(sheet.body(), out);
        sheet.repair().ifPresent(repair -> print(repair, sheet.validRepair().isPresent(), out));
        out.println();
        out.println("what its mapping makes of it");
        view.words()
                .ifPresentOrElse(
                        words -> QuarantineText.json(words, out), () -> out.println("  nothing can be computed of it"));
        out.println();
        out.println("why it waits");
        QuarantineText.problems(view.problems(), out);
        if (view.present().isEmpty()) {
            out.println("  as it is now, and by the files as they are now, it is sound");
        } else if (!view.present().equals(sheet.record().problems())) {
            out.println("as it is now, and by the files as they are now");
            QuarantineText.problems(judge.explain(sheet, sheet.present(), view.present()), out);
        }
        if (!view.history().isEmpty()) {
            out.println();
            out.println("what was done");
            QuarantineText.history(view.history(), out);
        }
        out.println();
        out.println("what can be done");
        out.print(Output.columns(remedies(view)));
    }

    private static void print(Repair repair, boolean isValid, PrintWriter out) {
        out.println();
        if (isValid) {
            out.println("as " + repair.by() + " corrected it on " + repair.at());
            QuarantineText.json(repair.body(), out);
        } else {
            out.println("(" + repair.by() + " corrected an earlier version on " + repair.at()
                    + "; its source has sent another since, so that has no effect)");
        }
    }

    private static List<List<String>> remedies(View view) {
        String key = view.sheet().record().key().toString();
        String quoted = key.matches("[A-Za-z0-9/._@-]+") ? key : "'" + key + "'";
        String release = "  hub quarantine release " + quoted;
        List<String> edit = List.of("  hub quarantine edit " + quoted + " --set POINTER=VALUE", "correct the record");
        List<String> drop = List.of("  hub quarantine drop " + quoted + " --reason TEXT", "take it out for good");
        if (view.present().isEmpty()) {
            return List.of(List.of(release, "take it in"), edit, drop);
        }
        boolean isTheSource =
                view.problems().stream().allMatch(each -> each.place().isEmpty());
        return List.of(
                edit,
                isTheSource
                        ? List.of("  mend it in " + view.sheet().record().key().source(), "its flow reads it again")
                        : List.of("  mend that file, then" + release.replaceFirst("^ ", ""), "read it otherwise"),
                drop);
    }
}
