package io.customerhub.app.check;

import io.customerhub.declaration.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The hub does not start on files that are wrong: the words are those of {@code hub check}. */
public final class HubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private HubRefusal(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining(System.lineSeparator()))
                + System.lineSeparator() + findings.size() + " to mend; the hub has not started");
    }

    /** What is wrong with the files of a home, by this hub's own beans and properties. */
    public static List<Finding> findings(Path home) {
        return new HubCheck(home, HubVocabulary.BEANS, HubVocabulary.PROPERTIES).run();
    }

    /**
     * Checks the files of a home.
     *
     * @throws HubRefusal when anything is wrong with them
     */
    public static void refuseFindings(Path home) {
        List<Finding> findings = findings(home);
        if (!findings.isEmpty()) {
            throw new HubRefusal(findings);
        }
    }
}
