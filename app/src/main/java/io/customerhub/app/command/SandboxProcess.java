package io.customerhub.app.command;

import io.customerhub.app.command.ChildJava.Running;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sandbox, in a process of its own that ends with this one. */
final class SandboxProcess implements AutoCloseable {
    private final Process process;
    private final String url;

    private SandboxProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a sandbox and waits until it listens.
     *
     * @param options what company it plays, and where it keeps what is written to it
     * @param credentials what it accepts: variables of its environment
     */
    static SandboxProcess start(List<String> options, Map<String, String> credentials) {
        Running running = ChildJava.of(
                        "sandbox", "HUB_SANDBOX_LIB", "sandbox/target/lib", "io.customerhub.sandbox.Main")
                .start("1g", options, credentials);
        return new SandboxProcess(running.process(), running.address());
    }

    /** The options of a sandbox whose state is kept in the demo's folder. */
    static List<String> options(String company, Optional<Path> data, Path demoFolder) {
        var options = new ArrayList<>(List.of(
                "--company", company, "--state", demoFolder.resolve("sandbox").toString()));
        data.ifPresent(
                dir -> options.addAll(List.of("--data", dir.toAbsolutePath().toString())));
        return options;
    }

    /** The day after a company's last: what scores of it are to be true for, because it does not grow older. */
    static String asOf(String company) {
        return company.equals("online-retail") ? "2011-12-10" : "2026-10-31";
    }

    /** Waits until the sandbox has ended by itself, and returns its exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
