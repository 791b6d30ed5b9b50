package io.customerhub.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.app.plan.FieldChange;
import io.customerhub.app.plan.Plan;
import io.customerhub.app.plan.Plan.Identities;
import io.customerhub.app.plan.PlannedChange;
import io.customerhub.app.plan.PlannedChange.Kind;
import io.customerhub.warehouse.store.PlannedDelivery.Counts;
import io.customerhub.warehouse.store.QuarantinedRecord;
import io.customerhub.warehouse.store.SinkStops.Stop;
import java.util.ArrayList;
import java.util.List;

/** A plan in words and columns: all counts, and the first changes of each sink. */
final class PlanSummary {
    private static final int WIDEST = 40;

    private PlanSummary() {}

    static String of(Plan plan, int most) {
        var text = new StringBuilder();
        text.append(
                plan.isOfOutbox()
                        ? String.format("what waits in the outbox%n%n")
                        : String.format(
                                "plan of %s: read %,d = unchanged %,d + accepted %,d + quarantined %,d%n%n",
                                plan.flow(),
                                plan.records().read(),
                                plan.records().unchanged(),
                                plan.records().accepted(),
                                plan.records().quarantined()));
        text.append(identities(plan.identities()));
        text.append(sinks(plan.sinks()));
        for (Counts sink : plan.sinks()) {
            List<PlannedChange> changes = plan.changes().stream()
                    .filter(change -> change.sink().equals(sink.sink()))
                    .toList();
            changes.stream().limit(most).forEach(change -> text.append(change(change)));
            if (changes.size() > most) {
                text.append(String.format("%n%,d changes more in %s%n", changes.size() - most, sink.sink()));
            }
        }
        text.append(quarantined(plan.quarantined(), most));
        text.append(stops(plan.stops()));
        return text.toString();
    }

    /** The sinks that stand still, and why. */
    static String stops(List<Stop> stops) {
        var text = new StringBuilder();
        for (Stop stop : stops) {
            text.append(String.format(
                    "%n%s %s: %s%n",
                    stop.sink(), stop.guarded() ? "is stopped" : "is paused by " + stop.by(), stop.reason()));
        }
        return text.toString();
    }

    private static String identities(Identities customers) {
        return customers.equals(Identities.NONE)
                ? ""
                : String.format(
                        "customers: merged %,d, split %,d, moved %,d, ended %,d%n%n",
                        customers.merged(), customers.split(), customers.moved(), customers.ended());
    }

    private static String sinks(List<Counts> sinks) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("sink", "create", "update", "retire", "unchanged", "skipped", "waiting", "failed"));
        for (Counts sink : sinks) {
            rows.add(List.of(
                    sink.sink(),
                    count(sink.create()),
                    count(sink.update()),
                    count(sink.retire()),
                    count(sink.unchanged()),
                    count(sink.skipped()),
                    count(sink.waiting()),
                    count(sink.failed())));
        }
        return Output.columns(rows);
    }

    private static String change(PlannedChange change) {
        var text = new StringBuilder(System.lineSeparator());
        text.append(String.join(
                        " ",
                        change.sink() + ": " + change.change().word(),
                        change.name(),
                        change.customer(),
                        change.vendorId().isEmpty() ? "" : "(" + change.vendorId() + ")")
                .strip()
                .replaceAll(" +", " "));
        text.append(System.lineSeparator());
        change.because()
                .forEach(reason -> text.append("  because ").append(reason).append(System.lineSeparator()));
        if (change.unanswered()) {
            text.append("  an earlier delivery is still unanswered: the sink may hold other values")
                    .append(System.lineSeparator());
        }
        var rows = new ArrayList<List<String>>();
        for (FieldChange field : change.fields()) {
            String from = change.change() == Kind.CREATE ? "" : value(field.from()) + " -> ";
            rows.add(List.of("    " + field.field(), from + value(field.to()), field.because(), field.mapping()));
        }
        return text.append(Output.columns(rows)).toString();
    }

    private static String quarantined(List<QuarantinedRecord> records, int most) {
        if (records.isEmpty()) {
            return "";
        }
        var text = new StringBuilder(String.format("%nto quarantine: %,d%n", records.size()));
        records.stream()
                .limit(most)
                .forEach(record -> text.append("  ")
                        .append(record.record())
                        .append(": ")
                        .append(String.join("; ", record.problems()))
                        .append(System.lineSeparator()));
        return text.toString();
    }

    private static String value(JsonNode value) {
        if (value.isNull()) {
            return "(empty)";
        }
        String text = value.asText().replaceAll("\\s+", " ");
        return text.length() > WIDEST ? text.substring(0, WIDEST) + "…" : text;
    }

    private static String count(long number) {
        return String.format("%,d", number);
    }
}
