package io.customerhub.app.command;

import io.customerhub.warehouse.store.QuarantineChoice.Filtered;
import picocli.CommandLine.Option;

/** The options that say what records in quarantine have in common. */
final class QuarantineFilter {
    @Option(names = "--source", paramLabel = "SOURCE", description = "Only records of this source.")
    private String source = "";

    @Option(
            names = "--entity",
            paramLabel = "ENTITY",
            description = "Only records of this kind, as their source calls it.")
    private String entity = "";

    @Option(
            names = "--problem",
            paramLabel = "TEXT",
            description = "Only records with this rule, or with these words in a problem's field and message.")
    private String problem = "";

    Filtered filter() {
        return new Filtered(source, entity, problem);
    }
}
