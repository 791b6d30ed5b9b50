package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.quarantine.RecordJudge.Explained;
import io.customerhub.warehouse.store.AuditEntry;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How records in quarantine are put into words. */
final class QuarantineText {
    private static final int WIDEST = 60;

    private QuarantineText() {}

    static void json(JsonNode record, PrintWriter out) {
        Output.json(record).lines().forEach(line -> out.println("  " + line));
    }

    /** Problems in columns: what is wrong, the value that is the cause, the file that could be mended. */
    static void problems(List<Explained> problems, PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        for (Explained each : problems) {
            rows.add(List.of(
                    "  " + QuarantineListCommand.words(each.problem()),
                    each.problem().field().isEmpty()
                            ? ""
                            : each.value()
                                    .map(value -> "there is " + shortened(value.toString()))
                                    .orElse("there is nothing"),
                    each.place()));
        }
        out.print(Output.columns(rows));
    }

    static void history(List<AuditEntry> history, PrintWriter out) {
        var rows = new ArrayList<List<String>>();
        for (AuditEntry entry : history) {
            rows.add(List.of(
                    "  " + entry.at().truncatedTo(ChronoUnit.SECONDS),
                    entry.actor(),
                    entry.action().replace("quarantine.", ""),
                    detail(entry.detail())));
        }
        out.print(Output.columns(rows));
    }

    private static String detail(JsonNode detail) {
        var words = new ArrayList<String>();
        if (detail.has("reason")) {
            words.add(detail.path("reason").asText());
        }
        detail.path("changed").forEach(pointer -> words.add(pointer.asText()));
        detail.path("problems")
                .forEach(problem -> words.add((problem.path("rule").asText() + " "
                                + problem.path("field").asText())
                        .strip()));
        return String.join(", ", words);
    }

    private static String shortened(String value) {
        return value.length() > WIDEST ? value.substring(0, WIDEST) + "…" : value;
    }
}
