package io.customerhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.customerhub.declaration.Findings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Runs the tests that stand in mapping files. Numbers are compared by value: 5 and 5.00 are equal. */
public final class MappingTests {
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    private MappingTests() {}

    /** Runs a mapping's tests; each failure is a finding at the test's line. */
    public static void run(Mapping mapping, Findings findings) {
        for (MappingTest test : mapping.tests()) {
            JsonNode actual = mapping.trial(test);
            for (String difference : differences(test.expect(), actual)) {
                findings.add(
                        mapping.file(),
                        test.line(),
                        "test '" + test.name() + "' fails: " + difference,
                        "mend the field or the expectation");
            }
        }
    }

    private static List<String> differences(JsonNode expected, JsonNode actual) {
        var names = new TreeSet<String>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        var differences = new ArrayList<String>();
        for (String name : names) {
            JsonNode want = expected.path(name);
            JsonNode have = actual.path(name);
            if (!want.equals(BY_VALUE, have)) {
                differences.add("'" + name + "' is " + show(have) + ", expected " + show(want));
            }
        }
        return differences;
    }

    private static String show(JsonNode value) {
        return value instanceof MissingNode ? "absent" : value.toString();
    }
}
