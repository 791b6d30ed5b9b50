package io.customerhub.app.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A plan as a page that needs nothing but a browser: the plan itself stands in it, as JSON. */
final class PlanPage {
    private static final String PLACE = "{\"plan\": \"here\"}";

    private PlanPage() {}

    static String of(Plan plan) {
        // No value can end the script it stands in.
        return template().replace(PLACE, PlanFile.json(plan).replace("<", "\\u003c"));
    }

    private static String template() {
        try (InputStream page = PlanPage.class.getResourceAsStream("plan.html")) {
            if (page == null) {
                throw new IllegalStateException("plan.html is not beside " + PlanPage.class);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading plan.html", e);
        }
    }
}
