package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import io.customerhub.app.WarehouseAccess;
import io.customerhub.app.quarantine.RecordEdit;
import io.customerhub.app.quarantine.RecordJudge;
import io.customerhub.declaration.Suggestion;
import io.customerhub.model.Problem;
import io.customerhub.warehouse.store.QuarantineDesk;
import io.customerhub.warehouse.store.WaitingRecord.Sheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub quarantine edit KEY}. */
@Command(
        name = "edit",
        description = {
            "Corrects a record in quarantine and says what is still wrong with it.",
            "What its source gave stays as it is; the correction stands in its place until the source sends another version.",
            "The record still waits: hub quarantine release takes it in."
        },
        mixinStandardHelpOptions = true)
final class QuarantineEditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "KEY", description = "The record: source/entity/id, or an id that only one of them has.")
    private String key = "";

    @Option(
            names = "--set",
            paramLabel = "POINTER=VALUE",
            description = {
                "Put a value into the source's record: at a JSON pointer (/BillAddr/City) or names with dots (BillAddr.City).",
                "It is of the type of what stands there, or text; POINTER:=JSON writes any JSON."
            })
    private List<String> set = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "POINTER", description = "Take a value out of the source's record.")
    private List<String> remove = new ArrayList<>();

    @Option(names = "--from", paramLabel = "FILE", description = "The whole record, corrected, as JSON.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private ActorOption actor = new ActorOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (set.isEmpty() && remove.isEmpty() == file.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Say what to correct: --set POINTER=VALUE, --remove POINTER, or --from FILE alone");
        }
        if (!set.isEmpty() && file.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--from is the whole record: give it alone");
        }
        HubSettings settings = HubSettings.ofProcess();
        RecordJudge judge = RecordJudge.read(settings.home());
        try (WarehouseAccess access = WarehouseAccess.open(settings)) {
            QuarantineDesk quarantine = access.warehouse().quarantine();
            Sheet sheet = quarantine.sheet(QuarantineKeys.one(quarantine, key)).orElseThrow();
            JsonNode corrected = corrected(sheet.present());
            List<String> changed = RecordEdit.differences(sheet.present(), corrected);
            if (changed.isEmpty()) {
                throw new HubException("correcting " + sheet.record().key() + ": it is so already");
            }
            if (!quarantine.repair(sheet, corrected, changed, actor.name())) {
                throw new HubException("correcting " + sheet.record().key()
                        + ": it has left quarantine or its source has sent another version meanwhile; look again with hub"
                        + " quarantine show");
            }
            report(sheet, corrected, changed, judge);
            return ExitCode.OK;
        }
    }

    private JsonNode corrected(JsonNode present) {
        try {
            if (file.isPresent()) {
                JsonNode whole =
                        RecordEdit.json(Files.readString(file.get()), file.get().toString());
                if (!whole.isObject()) {
                    throw new HubException(file.get() + " holds no JSON object: the whole record is asked for");
                }
                return whole;
            }
            JsonNode corrected = present;
            for (String each : set) {
                corrected = RecordEdit.set(each).apply(corrected);
            }
            for (String each : remove) {
                corrected = RecordEdit.remove(each).apply(corrected);
            }
            return corrected;
        } catch (HubException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "reading " + file.orElseThrow() + ": " + e.getMessage(), e);
        }
    }

    private void report(Sheet sheet, JsonNode corrected, List<String> changed, RecordJudge judge) {
        PrintWriter out = spec.commandLine().getOut();
        for (String pointer : changed) {
            out.println(pointer + ": " + words(sheet.present().at(pointer)) + " → " + words(corrected.at(pointer))
                    + misspelling(sheet.present(), pointer));
        }
        List<Problem> problems = judge.problems(sheet, corrected, true);
        if (problems.isEmpty()) {
            out.println(
                    "It is sound now: hub quarantine release " + sheet.record().key() + " takes it in.");
        } else {
            out.println("The correction is kept. Still wrong:");
            QuarantineText.problems(judge.explain(sheet, corrected, problems), out);
        }
        out.flush();
    }

    private static String words(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    /** A word of warning where a new name is nearly that of a value that stands beside it. */
    private static String misspelling(JsonNode before, String pointer) {
        JsonNode beside = before.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (!before.at(pointer).isMissingNode() || !beside.isObject()) {
            return "";
        }
        var names = new ArrayList<String>();
        beside.fieldNames().forEachRemaining(names::add);
        String suggestion = Suggestion.instead(pointer.substring(pointer.lastIndexOf('/') + 1), names);
        return suggestion.startsWith("did you mean") ? "  (" + suggestion + ")" : "";
    }
}
