package io.customerhub.app.command;

import io.customerhub.app.HubException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of the house in a Java of its own, from a folder of jars beside the hub's: it ends with this process.
 *
 * @param name as people call it
 * @param jars the folder; a variable of the environment, and what it is without
 * @param main its class; it prints {@code NAME listening on ADDRESS} when it is ready
 */
record ChildJava(String name, Path jars, String main) {
    /** A program whose jars are where a variable says. */
    static ChildJava of(String name, String variable, String usual, String main) {
        return new ChildJava(name, Path.of(System.getenv().getOrDefault(variable, usual)), main);
    }

    /** One that runs, and where it listens. */
    record Running(Process process, String address) {}

    /** Starts it and waits until it listens. */
    Running start(String heap, List<String> options, Map<String, String> environment) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                jars + "/*",
                main,
                "--exit-with-parent"));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        String ready = name + " listening on ";
        try {
            Process process = builder.start();
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            if (line == null || !line.startsWith(ready)) {
                process.destroy();
                throw new HubException("starting the " + name + " from " + jars + ": it did not come up, see above");
            }
            return new Running(process, line.substring(ready.length()).strip());
        } catch (IOException e) {
            throw new HubException("starting the " + name + " from " + jars + ": " + e.getMessage());
        }
    }
}
