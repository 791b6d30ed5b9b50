package io.customerhub.sandbox.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.http.Drift;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who rearranges the sheet: a column more, a column less, or one that holds something else. */
final class SheetDrift {

    private static final String USUAL = "Email";
    private static final Pattern START = Pattern.compile("(?:.*!)?([A-Z]+)([0-9]+).*");

    private SheetDrift() {}

    /** Changes every range of an answer; what stands behind a new or missing column moves, as in a real sheet. */
    static void drift(JsonNode answer, Drift drift) {
        if (answer.has("valueRanges")) {
            answer.path("valueRanges").forEach(range -> driftRange(range, drift));
        } else {
            driftRange(answer, drift);
        }
    }

    private static void driftRange(JsonNode range, Drift drift) {
        Matcher start = START.matcher(range.path("range").asText());
        int column = Company.CONTACT_COLUMNS.indexOf(drift.kind() == Drift.Kind.NEW_FIELD ? USUAL : drift.field(USUAL));
        if (!start.matches() || column < 0) {
            return;
        }
        int place = column - columnNumber(start.group(1));
        boolean headed = start.group(2).equals("1");
        int row = 0;
        for (JsonNode cells : range.path("values")) {
            if (cells instanceof ArrayNode list) {
                driftRow(list, place, headed && row == 0, drift);
            }
            row++;
        }
    }

    private static void driftRow(ArrayNode cells, int place, boolean header, Drift drift) {
        if (place < 0 || place >= cells.size()) {
            return;
        }
        switch (drift.kind()) {
            case NEW_FIELD -> cells.insert(place, header ? drift.field(Drift.NEW_FIELD) : "new");
            case MISSING_FIELD -> cells.remove(place);
            case CHANGED_TYPE -> {
                if (!header) {
                    cells.set(place, cells.booleanNode(true));
                }
            }
        }
    }

    private static int columnNumber(String letters) {
        int number = 0;
        for (int i = 0; i < letters.length(); i++) {
            number = number * 26 + letters.charAt(i) - 'A' + 1;
        }
        return number - 1;
    }
}
