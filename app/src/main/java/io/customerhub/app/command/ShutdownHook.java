package io.customerhub.app.command;

/** Closes what a command holds when the process is asked to end, by Ctrl-C or otherwise. */
final class ShutdownHook {
    private ShutdownHook() {}

    static void closing(String name, Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(close, name));
    }
}
