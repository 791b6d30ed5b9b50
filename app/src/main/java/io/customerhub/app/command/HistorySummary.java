package io.customerhub.app.command;

import io.customerhub.warehouse.store.IdentityEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What happened to a customer, as people read it. */
final class HistorySummary {
    private static final int MOST = 10;
    private static final int MOST_RECORDS = 3;

    private HistorySummary() {}

    /** A line for each of the latest events, as who has the id saw them; nothing where nothing happened. */
    static String of(String customerId, List<IdentityEvent> history) {
        if (history.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        for (IdentityEvent event : history.subList(Math.max(0, history.size() - MOST), history.size())) {
            rows.add(List.of(
                    "    " + event.at(),
                    event.kind().word(),
                    event.words(customerId),
                    records(event.records()),
                    why(event),
                    "run " + event.run() + " of " + event.flow()));
        }
        return WhySummary.line("  history" + (history.size() > MOST ? ", the latest of " + history.size() : ""))
                + Output.columns(rows);
    }

    private static String records(List<String> records) {
        String first = records.stream().limit(MOST_RECORDS).collect(Collectors.joining(", "));
        return records.size() > MOST_RECORDS ? first + " and " + (records.size() - MOST_RECORDS) + " more" : first;
    }

    private static String why(IdentityEvent event) {
        return switch (event.why()) {
            case COMPARING -> "by comparing";
            case WITHDRAWN -> "a record was withdrawn";
            case DECISION ->
                event.decisions().stream().map(String::valueOf).collect(Collectors.joining(", ", "by decision ", ""));
        };
    }
}
