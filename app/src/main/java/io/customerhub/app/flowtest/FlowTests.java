package io.customerhub.app.flowtest;

import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mappings;
import java.nio.file.Path;

/** Runs tests of flows: each difference is a finding at the line that expects something else. */
public final class FlowTests {
    private final Runner runner;
    private final Places places;
    private final Findings findings;

    /** Carries a test's pages through all stages. */
    @FunctionalInterface
    public interface Runner {
        Outcome run(FlowTest test) throws Exception;
    }

    public FlowTests(Runner runner, Path home, Mappings mappings, Findings findings) {
        this.runner = runner;
        this.places = new Places(home, mappings);
        this.findings = findings;
    }

    /** Runs all tests of a file. */
    public void run(FlowTestFile file) {
        for (FlowTest test : file.tests()) {
            Outcome outcome;
            try {
                outcome = runner.run(test);
            } catch (Exception e) {
                findings.add(
                        test.place(),
                        "test '" + test.name() + "' fails: a stage cannot go on: " + e.getMessage(),
                        "mend what it names");
                continue;
            }
            new Verdict(test, outcome, places, findings).give();
        }
    }
}
