package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command by which a person lets the hub in, in a process of its own, with this test as the person's browser. */
final class ConnectIT {
    @TempDir
    Path data;

    private String redirect = "";
    private SandboxProcess sandbox;
    private Hub hub;

    @BeforeEach
    void start() throws IOException {
        redirect = "http://localhost:" + ServingIT.freePort() + "/connected";
        HubSettings bare = new HubSettings(HubFixture.HOME, data, System.getenv(), Map.of(), InstantSource.system());
        var credentials = new DemoCredentials(bare.demoKey());
        Map<String, String> environment = new TreeMap<>(credentials.sandboxEnvironment());
        environment.put("SANDBOX_REDIRECT_URL", redirect);
        sandbox = SandboxProcess.start(
                List.of("--company", "generated", "--lines", "200", "--state", data + "/sandbox"), environment);
        Map<String, String> properties = new TreeMap<>(credentials.hubProperties(sandbox.url()));
        properties.put("hub.sinks", "");
        hub = Hub.start(bare.withOverrides(properties), Hub.Mode.COMMAND);
    }

    @AfterEach
    void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void aPersonLetsTheHubInAgainAfterTheVendorHasRefusedIt() throws Exception {
        assertThat(run("connect", "quickbooks").text())
                .contains("QUICKBOOKS_CLIENT_SECRET: set", "quickbooks is connected: a trial call went through")
                .contains("Next: hub sync quickbooks-customers");
        disconnect("quickbooks");

        long failed = hub.sync("quickbooks-customers", true).orElseThrow();

        assertThat(hub.warehouse().reports().runs(10).stream()
                        .filter(run -> run.run() == failed)
                        .findFirst()
                        .orElseThrow()
                        .error())
                .isEqualTo("refreshing the access to quickbooks: quickbooks refuses: HTTP 400 invalid_grant;"
                        + " a person must log in again: hub connect quickbooks");
        assertThat(run("status").text()).containsPattern("quickbooks +.*a person must log in again, since 20");
        assertThat(run("connect").text()).containsPattern("quickbooks +a person must log in again, since 20");

        Ended connected = logIn("quickbooks", "allow");

        assertThat(connected.exit()).as(connected.text()).isZero();
        assertThat(connected.text())
                .contains("The refresh token is stored, sealed.", "a trial call went through")
                .doesNotContain("code=");
        assertThat(run("connect").text()).containsPattern("quickbooks +connected; its token ends 20");
        assertThat(hub.sync("quickbooks-customers", true)).isPresent();
        assertThat(hub.warehouse().reports().runs(1).get(0).status()).isEqualTo("complete");
    }

    @Test
    void googleIsProvenWhoAsksAndADeclineStoresNothing() throws Exception {
        disconnect("google");

        Ended declined = logIn("google-sheets", "deny");
        assertThat(declined.exit()).isEqualTo(1);
        assertThat(declined.text()).contains("it sent back 'access_denied'; log in anew and consent");

        Ended connected = logIn("google-sheets", "allow");
        assertThat(connected.exit()).as(connected.text()).isZero();
        assertThat(connected.text())
                .contains("code_challenge=", "google-sheets is connected: a trial call went through");
    }

    @Test
    void everyOtherWayInIsTriedByOneCall() throws Exception {
        for (String name : List.of("hubspot", "salesforce", "dynamics", "stripe", "instagram", "facebook")) {
            Ended ended = run("connect", name);
            assertThat(ended.exit()).as(name + ": " + ended.text()).isZero();
            assertThat(ended.text()).contains(name + " is connected: a trial call went through");
        }
        assertThat(run("status").text())
                .containsPattern("salesforce +1 of 100,000 a day, renewed 20")
                .containsPattern("hubspot +1 at 100/10s +ready; its key does not end");
    }

    private void disconnect(String vendor) {
        HubFixture.send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/" + vendor + "/disconnect"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private record Ended(int exit, String text) {}

    /** Runs the command, opens the address that it shows, presses the button there, and follows it back. */
    private Ended logIn(String system, String decision) throws IOException, InterruptedException {
        Process process = process("connect", system, "--wait", "PT1M");
        var lines = new ArrayList<String>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith("The answer is awaited at")) {
                    String address = lines.stream()
                            .map(String::strip)
                            .filter(text -> text.startsWith("http"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(HubFixture.send(HttpRequest.newBuilder(URI.create(address))
                                            .build())
                                    .statusCode())
                            .isEqualTo(200);
                    HttpResponse<String> back = HubFixture.send(HttpRequest.newBuilder(URI.create(address))
                            .POST(HttpRequest.BodyPublishers.ofString("decision=" + decision))
                            .build());
                    String location = back.headers().firstValue("Location").orElseThrow();
                    assertThat(location).startsWith(redirect);
                    assertThat(HubFixture.send(HttpRequest.newBuilder(URI.create(redirect + "?code=forged"))
                                            .build())
                                    .statusCode())
                            .as("an answer without state is nobody's")
                            .isEqualTo(404);
                    HubFixture.send(HttpRequest.newBuilder(URI.create(location)).build());
                }
            }
        }
        return new Ended(process.waitFor(), String.join("\n", lines));
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = process(arguments);
        process.getOutputStream().close();
        String text;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            text = String.join("\n", output.lines().toList());
        }
        return new Ended(process.waitFor(), text);
    }

    private Process process(String... arguments) throws IOException {
        ProcessBuilder builder = HubProcess.hub(data, arguments);
        builder.environment().put("HUB_SANDBOX", sandbox.url());
        builder.environment().put("HUB_REDIRECT_URL", redirect);
        return builder.start();
    }
}
