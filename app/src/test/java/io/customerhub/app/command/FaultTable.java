package io.customerhub.app.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the fault suite tried and saw in this run: a flow or sink a row, a kind of fault a column. */
final class FaultTable {
    private static final String HEAD = """
            # Faults

            What every flow of a source is read through, and every sink written through, in each build (`FaultsIT`). A cell says "passed" when its test struck the
            fault in this run, the sandbox had none of it left, and afterwards: no record and no delivery was lost, none came twice, no value shifted or vanished, and the
            ledger of every run balanced. What could not be understood waited in quarantine or stopped the flow, with the field's name, until the fault was over. Webhooks
            that come twice, late or in the wrong order are in `WebhooksIT` and `VendorWebhooksTest`. That a change alone is read again and a deletion arrives is in
            `SystemsIT`. This table is written by the test.

            """;

    private final Map<String, Map<FaultKind, String>> rows = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();

    /** Notes a row before its cells are tried: a cell that is not noted afterwards has failed. */
    void row(String name) {
        rows.putIfAbsent(name, new EnumMap<>(FaultKind.class));
    }

    void passed(String row, FaultKind kind) {
        cells(row).put(kind, "passed");
    }

    /** A sink that is another's Kamelet. */
    void same(String row, String other) {
        for (FaultKind kind : FaultKind.values()) {
            cells(row).put(kind, "as " + other);
        }
    }

    void notApplicable(String row, FaultKind kind, String reason) {
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
        cells(row).put(kind, "not applicable (" + (reasons.indexOf(reason) + 1) + ")");
    }

    private Map<FaultKind, String> cells(String row) {
        return rows.computeIfAbsent(row, name -> new EnumMap<>(FaultKind.class));
    }

    /** The page of documentation. */
    String page() {
        var page = new StringBuilder(HEAD);
        page.append("| flow or sink |");
        for (FaultKind kind : FaultKind.values()) {
            page.append(' ').append(kind.title()).append(" |");
        }
        page.append("\n|---|").append("---|".repeat(FaultKind.values().length)).append('\n');
        rows.forEach((name, cells) -> {
            page.append("| ").append(name).append(" |");
            for (FaultKind kind : FaultKind.values()) {
                page.append(' ').append(cells.getOrDefault(kind, "FAILED")).append(" |");
            }
            page.append('\n');
        });
        page.append("\nNot applicable:\n\n");
        for (int i = 0; i < reasons.size(); i++) {
            page.append(i + 1).append(". ").append(reasons.get(i)).append('\n');
        }
        return page.toString();
    }
}
