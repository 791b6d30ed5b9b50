package io.customerhub.app;

import io.customerhub.app.command.HubCommand;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(HubCommand.run(arguments));
    }
}
