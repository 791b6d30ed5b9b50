package io.customerhub.app.command;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.Hub;
import io.customerhub.app.HubException;
import io.customerhub.app.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A hub with an empty warehouse beside a sandbox that plays a company, in a folder of their own while something is measured. */
final class BenchCompany implements AutoCloseable {
    private final SandboxProcess sandbox;
    private final HubSettings settings;
    private final Hub hub;
    private final Runnable leave;
    private boolean closed;

    private BenchCompany(SandboxProcess sandbox, HubSettings settings, Hub hub, Runnable leave) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.hub = hub;
        this.leave = leave;
    }

    /**
     * Starts both.
     *
     * @param options the sandbox's, beside which company it plays and where
     * @param properties the hub's, beside what it needs to find the sandbox
     * @param beans the hub's, as a clock
     * @param end what becomes of the folder
     */
    static BenchCompany start(
            HubSettings process,
            String company,
            List<String> options,
            Map<String, String> properties,
            Map<String, Object> beans,
            Consumer<Path> end)
            throws IOException {
        Files.createDirectories(process.data());
        Path folder = Files.createTempDirectory(process.data(), "bench-");
        Runnable leave = () -> end.accept(folder);
        Map<String, String> environment = new TreeMap<>(process.environment());
        environment.remove("HUB_WAREHOUSE_URL");
        var own = new HubSettings(process.home(), folder, environment, Map.of(), process.clock());
        var credentials = new DemoCredentials(own.demoKey());
        var all = new ArrayList<>(SandboxProcess.options(company, Optional.empty(), folder));
        all.addAll(options);
        try {
            SandboxProcess sandbox = SandboxProcess.start(all, credentials.sandboxEnvironment());
            try {
                Map<String, String> found = new TreeMap<>(credentials.hubProperties(sandbox.url()));
                found.put("hub.as-of", SandboxProcess.asOf(company));
                found.putAll(properties);
                HubSettings settings = own.withOverrides(found);
                var started = new BenchCompany(sandbox, settings, Hub.start(settings, Hub.Mode.COMMAND, beans), leave);
                ShutdownHook.closing("bench-stop", started::close);
                return started;
            } catch (RuntimeException e) {
                sandbox.close();
                throw e;
            }
        } catch (RuntimeException e) {
            leave.run();
            throw e;
        }
    }

    Hub hub() {
        return hub;
    }

    HubSettings settings() {
        return settings;
    }

    String sandboxUrl() {
        return sandbox.url();
    }

    /** Closes once: when what is measured has ended, or the process is asked to end before. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        hub.close();
        sandbox.close();
        leave.run();
    }

    static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new HubException("deleting " + folder + ": " + e.getMessage() + "; delete it by hand");
        }
    }
}
