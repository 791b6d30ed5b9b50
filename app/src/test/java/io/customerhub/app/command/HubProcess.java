package io.customerhub.app.command;

import io.customerhub.app.Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs a class of ours, with what the test has on its class path. */
public final class HubProcess {
    private HubProcess() {}

    /** The command {@code hub}, on a data folder; both outputs are one. */
    static ProcessBuilder hub(Path data, String... arguments) {
        return java(Main.class, data, arguments).redirectErrorStream(true);
    }

    /** A class of ours, which finds the house's files and this data folder. */
    public static ProcessBuilder java(Class<?> main, Path data, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Whatever the machine's language is, tests read UTF-8: JDK 17 takes the first, later ones the second.
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("HUB_HOME", HubFixture.HOME.toString());
        builder.environment().put("HUB_DATA", data.toString());
        return builder;
    }
}
