package io.customerhub.app.flowtest;

import io.customerhub.connectors.Page;
import io.customerhub.declaration.Declared;
import java.time.LocalDate;
import java.util.List;

/**
 * A test of a flow.
 *
 * @param place where it stands
 * @param today the day of the run
 * @param before pages that came earlier, and of which every sink has been told
 * @param given the pages of the run
 * @param expect what is expected of it
 */
public record FlowTest(
        String flow,
        String name,
        Declared place,
        LocalDate today,
        List<Page> before,
        List<Page> given,
        Declared expect) {
    public FlowTest {
        before = List.copyOf(before);
        given = List.copyOf(given);
    }
}
