package io.customerhub.app.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Starts Javas of their own, as the hub's launcher does, and ends those that are left. */
final class Children implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Path logs;
    private final List<Process> all = new ArrayList<>();

    /** @param logs the folder of what they print */
    Children(Path logs) {
        this.logs = logs;
    }

    /**
     * Starts one.
     *
     * @param name of its log
     * @param arguments the class and what it is told
     */
    synchronized Process java(String name, String classPath, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(logs);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                classPath));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        logs.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        all.add(process);
        return process;
    }

    /** The class path of this process. */
    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    Path logs() {
        return logs;
    }

    /** Asks a process to end, and ends it where it does not. */
    static void stop(Process process) {
        process.destroy();
        try {
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public synchronized void close() {
        all.forEach(Process::destroyForcibly);
    }
}
