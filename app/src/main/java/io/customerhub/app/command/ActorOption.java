package io.customerhub.app.command;

import picocli.CommandLine.Option;

/** Who does it, for the audit. */
final class ActorOption {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who does it (default: the user of the operating system).")
    private String by = "";

    String name() {
        return by.isBlank() ? System.getProperty("user.name", "unknown") : by.strip();
    }
}
