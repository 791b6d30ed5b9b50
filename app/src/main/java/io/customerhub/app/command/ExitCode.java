package io.customerhub.app.command;

/** What a command's exit tells the shell. */
final class ExitCode {
    static final int OK = 0;

    /** Something failed at run time: a source, a sink, the warehouse. */
    static final int FAILED = 1;

    /** The command or its options are wrong. */
    static final int USAGE = 2;

    /** The hub's files are wrong: {@code hub check} lists what. */
    static final int FINDINGS = 3;

    /** The flow is running already, or its source asked to wait. */
    static final int BUSY = 4;

    /** What was planned is not what would happen now: nothing was written. */
    static final int MOVED_ON = 5;

    private ExitCode() {}
}
