package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.DemoCredentials;
import io.customerhub.app.Hub;
import io.customerhub.app.WarehouseAccess;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks that the sandbox's vendors send by themselves, at a hub that serves, on a real warehouse. */
final class WebhooksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*([0-9]+)");

    @TempDir
    static Path data;

    private static HubFixture fixture;
    private static Map<String, String> properties = Map.of();
    private static String hub = "";
    private static String management = "";

    @BeforeAll
    static void serve() throws IOException {
        hub = "http://127.0.0.1:" + ServingIT.freePort();
        management = "http://127.0.0.1:" + ServingIT.freePort();
        var overrides = new TreeMap<String, String>();
        overrides.put("camel.server.port", hub.substring(hub.lastIndexOf(':') + 1));
        overrides.put("camel.management.port", management.substring(management.lastIndexOf(':') + 1));
        overrides.put("hub.sinks", "");
        overrides.put("hub.public-url", hub + "/");
        // Nothing runs by the clock while the test looks.
        for (String flow : new String[] {"quickbooks-customers", "quickbooks-transactions", "sheet-contacts"}) {
            overrides.put("hub.schedule." + flow, "0 0 0 1 1 ? 2099");
        }
        fixture = HubFixture.start(data, Hub.Mode.SERVE, overrides, "--company", "demo");
        properties = new DemoCredentials(fixture.settings.demoKey()).hubProperties(fixture.sandbox.url());
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void hubSpotIsHeardAndItsRequestToForgetIsAudited() throws SQLException {
        String call = "/sandbox/hubspot/webhook?id=31&url=" + hub + "/webhooks/hubspot";

        assertThat(send(call + "&badSignature=true")).isEqualTo(401);
        assertThat(send(call + "&ageSeconds=600")).isEqualTo(401);
        assertThat(rejected("hubspot")).isEqualTo("2.0");
        assertThat(send(call + "&type=contact.privacyDeletion")).isEqualTo(200);
        untilWebhookRan("hubspot-people");
        assertThat(one("select concat_ws(' ', actor, action, subject) from hub.audit"))
                .isEqualTo("webhook hubspot contact.privacyDeletion 31");
    }

    @Test
    void stripeIsHeardOnceAndWithTwoSignatures() {
        String call = "/sandbox/stripe/webhook?url=" + hub + "/webhooks/stripe";

        assertThat(send(call + "&badSignature=true")).isEqualTo(401);
        assertThat(send(call + "&ageSeconds=600")).isEqualTo(401);
        assertThat(send(call + "&twoSignatures=true")).isEqualTo(200);
        assertThat(send(call)).as("the same event, signed again").isEqualTo(200);
        until(() -> metrics().contains("hub_webhooks_taken_total{outcome=\"new\",webhook=\"stripe\"} 1.0"));
        assertThat(metrics()).contains("hub_webhooks_taken_total{outcome=\"repeated\",webhook=\"stripe\"} 1.0");
        assertThat(rejected("stripe")).isEqualTo("2.0");
    }

    @Test
    void dynamicsIsHeardByHeaderAndByQuery() {
        String call = "/sandbox/dynamics/webhook?table=contacts&id=";
        String secret = secret("hub.dynamics.webhook-secret");

        assertThat(send(call + "a&url=" + hub + "/webhooks/dynamics")).isEqualTo(401);
        assertThat(send(call + "b&header=x-hub-secret&secret=" + secret + "&url=" + hub + "/webhooks/dynamics"))
                .isEqualTo(200);
        assertThat(send(call + "c&url=" + encoded(hub + "/webhooks/dynamics?code=" + secret)))
                .isEqualTo(200);
        untilWebhookRan("dynamics-contacts");
    }

    @Test
    void salesforceIsAcknowledged() throws SQLException {
        String url = hub + "/webhooks/salesforce/" + secret("hub.salesforce.webhook-secret");
        fixture.sync("salesforce-people", true);
        String call =
                "/sandbox/salesforce/outbound-message?object=Contact&ids=" + record("salesforce", "Contact") + "&url=";

        assertThat(fixture.sandboxPost(call + url + "x", "").body())
                .contains("401")
                .doesNotContain("true");
        assertThat(send(call + url + "&wrongOrganization=true")).isEqualTo(401);
        assertThat(fixture.sandboxPost(call + url, "").body())
                .containsPattern("\"status\"\\s*:\\s*200")
                .containsPattern("\"acknowledged\"\\s*:\\s*true");
        assertThat(fixture.sandboxPost(call + url + "&again=true", "").body())
                .containsPattern("\"acknowledged\"\\s*:\\s*true");
        untilWebhookRan("salesforce-people");
        assertThat(metrics()).contains("hub_webhooks_taken_total{outcome=\"repeated\",webhook=\"salesforce\"} 1.0");
    }

    @Test
    void metaSubscribesAndIsHeard() throws SQLException {
        String url = hub + "/webhooks/meta";
        String handshake = "/sandbox/instagram/handshake?url=" + url + "&verifyToken=";

        assertThat(fixture.sandboxPost(handshake + secret("hub.meta.verify-token"), "")
                        .body())
                .containsPattern("\"verified\"\\s*:\\s*true");
        assertThat(fixture.sandboxPost(handshake + "other", "").body()).containsPattern("\"verified\"\\s*:\\s*false");
        fixture.sync("facebook-leads", true);
        String call = "/sandbox/facebook/webhook?lead=" + record("facebook", "Lead") + "&url=" + url;
        assertThat(send(call + "&badSignature=true")).isEqualTo(401);
        assertThat(send(call)).isEqualTo(200);
        untilWebhookRan("facebook-leads");
    }

    private static String one(String sql) throws SQLException {
        try (WarehouseAccess access = WarehouseAccess.open(fixture.settings);
                Connection connection = access.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    private static String record(String source, String entity) throws SQLException {
        return one("select min(record_id) from hub.raw_records where source = '" + source + "' and entity = '" + entity
                + "'");
    }

    /** What the hub answered to a webhook that the sandbox was told to send. */
    private static int send(String control) {
        String told = fixture.sandboxPost(control, "").body();
        Matcher matcher = STATUS.matcher(told);
        assertThat(matcher.find()).as(told).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static void untilWebhookRan(String flow) {
        until(() -> fixture.hub().warehouse().reports().runs(100).stream()
                .anyMatch(run -> run.flow().equals(flow)
                        && run.reason().equals("webhook")
                        && run.status().equals("complete")));
    }

    private static String rejected(String webhook) {
        Matcher matcher = Pattern.compile("hub_webhooks_rejected_total\\{webhook=\"" + webhook + "\"} (\\S+)")
                .matcher(metrics());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String secret(String key) {
        return properties.getOrDefault(key, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String metrics() {
        HttpResponse<String> answer =
                HubFixture.send(HttpRequest.newBuilder(URI.create(management + "/observe/metrics"))
                        .build());
        return answer.body();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + PATIENCE).isLessThan(end);
            LockSupport.parkNanos(100_000_000);
        }
    }
}
