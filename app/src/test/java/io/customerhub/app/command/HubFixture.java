package io.customerhub.app.command;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import io.customerhub.warehouse.store.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real hub on a real PostgreSQL against a real sandbox, for one test class. */
final class HubFixture implements AutoCloseable {
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Path data;
    final SandboxProcess sandbox;
    HubSettings settings;
    private Hub hub;

    private HubFixture(
            Path data, SandboxProcess sandbox, HubSettings settings, Hub.Mode mode, Map<String, Object> more) {
        this.data = data;
        this.sandbox = sandbox;
        this.settings = settings;
        this.hub = Hub.start(settings, mode, more);
    }

    static HubFixture start(Path data, Hub.Mode mode, Map<String, String> overrides, String... sandboxOptions) {
        return start(HOME, data, mode, overrides, InstantSource.system(), Map.of(), sandboxOptions);
    }

    /** A hub whose files stand in a folder of their own. */
    static HubFixture start(
            Path home, Path data, Hub.Mode mode, Map<String, String> overrides, String... sandboxOptions) {
        return start(home, data, mode, overrides, InstantSource.system(), Map.of(), sandboxOptions);
    }

    /** A hub whose files stand in a folder of their own, and that has more beans. */
    static HubFixture start(
            Path home,
            Path data,
            Hub.Mode mode,
            Map<String, String> overrides,
            Map<String, Object> more,
            String... sandboxOptions) {
        return start(home, data, mode, overrides, InstantSource.system(), more, sandboxOptions);
    }

    /** A hub that takes the time from a clock of the test's own. */
    static HubFixture start(
            Path data, Hub.Mode mode, Map<String, String> overrides, InstantSource clock, String... sandboxOptions) {
        return start(HOME, data, mode, overrides, clock, Map.of(), sandboxOptions);
    }

    private static HubFixture start(
            Path home,
            Path data,
            Hub.Mode mode,
            Map<String, String> overrides,
            InstantSource clock,
            Map<String, Object> more,
            String... sandboxOptions) {
        HubSettings bare = new HubSettings(home, data, System.getenv(), Map.of(), clock);
        var credentials = new DemoCredentials(bare.demoKey());
        var options = new ArrayList<>(List.of("--state", data.resolve("sandbox").toString()));
        options.addAll(List.of(sandboxOptions));
        SandboxProcess sandbox = SandboxProcess.start(options, credentials.sandboxEnvironment());
        Map<String, String> properties = new TreeMap<>(credentials.hubProperties(sandbox.url()));
        properties.put("hub.as-of", "2026-10-31");
        properties.putAll(overrides);
        return new HubFixture(data, sandbox, bare.withOverrides(properties), mode, more);
    }

    Hub hub() {
        return hub;
    }

    /** Ends the hub and starts another on the same data. */
    void restart(Hub.Mode mode) {
        hub.close();
        hub = Hub.start(settings, mode);
    }

    /** Ends the hub and starts another on the same data, with some properties changed. */
    void restart(Hub.Mode mode, Map<String, String> changed) {
        Map<String, String> properties = new TreeMap<>(settings.overrides());
        properties.putAll(changed);
        settings = settings.withOverrides(properties);
        restart(mode);
    }

    RunReport sync(String flow, boolean full) {
        long run = hub.sync(flow, full).orElseThrow();
        return hub.warehouse().reports().runs(100).stream()
                .filter(report -> report.run() == run)
                .findFirst()
                .orElseThrow();
    }

    /** Runs the flows of the demo, in its order. */
    List<RunReport> syncAll() {
        return List.of(
                sync("quickbooks-customers", true),
                sync("quickbooks-transactions", true),
                sync("sheet-contacts", true));
    }

    /** What a command prints, run as a process of its own on the same files and data. */
    String command(String... arguments) throws IOException {
        return new String(process(arguments).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What a command prints and, behind it in brackets, its exit code. */
    String ended(String... arguments) throws IOException, InterruptedException {
        Process process = process(arguments);
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return printed + "[" + process.waitFor() + "]";
    }

    private Process process(String... arguments) throws IOException {
        ProcessBuilder builder = HubProcess.hub(data, arguments);
        builder.environment().put("HUB_HOME", settings.home().toString());
        builder.environment().put("HUB_SANDBOX", sandbox.url());
        return builder.start();
    }

    /** A sandbox's answer to {@code GET /sandbox/…}. */
    String sandboxGet(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build())
                .body();
    }

    HttpResponse<String> sandboxPost(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> sandboxDelete(String path) {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .DELETE()
                .build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.close();
        sandbox.close();
    }
}
