package io.customerhub.app.flowtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.declaration.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a value is not what is expected. What is not expected is not looked at; lists are looked at whole, in their order. */
final class Comparison {
    private final List<Difference> differences = new ArrayList<>();

    private Comparison() {}

    /**
     * A difference.
     *
     * @param expected where it is expected
     * @param way the fields that lead there, as {@code score.segment}
     * @param words what is different
     */
    record Difference(Declared expected, String way, String words) {
        /** How much is different: all of a table where none is there. */
        int weight() {
            return 1 + expected.entries().size();
        }
    }

    static List<Difference> between(Declared expected, JsonNode actual) {
        var comparison = new Comparison();
        comparison.table(expected, actual, "");
        return comparison.differences;
    }

    private void table(Declared expected, JsonNode actual, String way) {
        for (Map.Entry<String, Declared> entry : expected.entries().entrySet()) {
            value(
                    entry.getValue(),
                    actual.path(entry.getKey()),
                    way.isEmpty() ? entry.getKey() : way + "." + entry.getKey());
        }
    }

    private void value(Declared expected, JsonNode actual, String way) {
        if (expected.isTable() && actual.isObject()) {
            table(expected, actual, way);
        } else if (expected.isList()
                && actual.isArray()
                && actual.size() == expected.items().size()) {
            for (int i = 0; i < actual.size(); i++) {
                value(expected.items().get(i), actual.get(i), way + "." + (i + 1));
            }
        } else if (expected.isTable() || expected.isList() || !isSame(expected.json(), actual)) {
            differences.add(new Difference(
                    expected,
                    way,
                    "'" + way + "' is " + Candidate.show(actual) + ", expected " + Candidate.show(expected.json())));
        }
    }

    /** Numbers by their value; nothing known and nothing there is the same. */
    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        return expected.isNull() ? actual.isNull() || actual.isMissingNode() : expected.equals(actual);
    }
}
