package io.customerhub.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.app.Hub;
import io.customerhub.app.metrics.AccountGauges;
import io.customerhub.app.metrics.ReviewGauges;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A hub that serves: webhooks, health, metrics. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static HubFixture fixture;
    private static int port;
    private static int managementPort;

    @BeforeAll
    static void serve() throws IOException {
        port = freePort();
        managementPort = freePort();
        fixture = HubFixture.start(
                data,
                Hub.Mode.SERVE,
                Map.of(
                        "camel.server.port", String.valueOf(port),
                        "camel.management.port", String.valueOf(managementPort),
                        // Nothing runs by the clock while the test looks.
                        "hub.schedule.quickbooks-customers", "0 0 0 1 1 ? 2099",
                        "hub.schedule.quickbooks-transactions", "0 0 0 1 1 ? 2099",
                        "hub.schedule.quickbooks-items", "0 0 0 1 1 ? 2099",
                        "hub.schedule.sheet-contacts", "0 0 0 1 1 ? 2099"),
                "--company",
                "generated",
                "--lines",
                "2000");
        fixture.sync("quickbooks-customers", true);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void aGenuineWebhookRunsItsFlow() {
        fixture.sandboxPost("/sandbox/quickbooks/touch?entity=Customer&id=1", "");
        assertThat(fixture.sandboxPost("/sandbox/quickbooks/webhook?id=1&url=" + webhook(), "")
                        .body())
                .contains("200");
        until(() -> fixture.hub().warehouse().reports().runs(1).get(0).reason().equals("webhook")
                && fixture.hub().warehouse().reports().runs(1).get(0).status().equals("complete"));
        assertThat(fixture.hub().warehouse().reports().runs(1).get(0).accepted())
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void theOtherBodyOfAWebhookIsUnderstoodToo() {
        long last = fixture.hub().warehouse().reports().runs(1).get(0).run();
        assertThat(fixture.sandboxPost("/sandbox/quickbooks/webhook?id=1&format=cloudevents&url=" + webhook(), "")
                        .body())
                .contains("200");
        until(() -> fixture.hub().warehouse().reports().runs(1).get(0).run() > last);
    }

    @Test
    @Order(3)
    void aWebhookWithoutAGenuineSignatureIsTurnedAwayAndCounted() {
        long last = fixture.hub().warehouse().reports().runs(1).get(0).run();
        assertThat(fixture.sandboxPost("/sandbox/quickbooks/webhook?id=1&badSignature=true&url=" + webhook(), "")
                        .body())
                .contains("401");
        HttpResponse<String> unsigned = HubFixture.send(HttpRequest.newBuilder(URI.create(webhook()))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(unsigned.statusCode()).isEqualTo(401);
        assertThat(metrics()).contains("hub_webhooks_rejected_total{webhook=\"quickbooks\"} 2.0");
        assertThat(fixture.hub().warehouse().reports().runs(1).get(0).run()).isEqualTo(last);
    }

    @Test
    @Order(4)
    void metricsCountRecordsPagesAndCallsOfSystems() {
        assertThat(metrics())
                .contains("hub_records_total{flow=\"quickbooks-customers\",outcome=\"accepted\"}")
                .contains("hub_page_seconds_count{flow=\"quickbooks-customers\"}")
                .contains("hub_vendor_calls_seconds_count{outcome=\"answered\",system=\"quickbooks\"}")
                .contains("hub_deliveries_total{outcome=\"written\",sink=\"hubspot-organisations\"}");
    }

    @Test
    @Order(4)
    void metricsTellHowAccountsStand() {
        CamelContext camel = fixture.hub().camel();
        camel.getRegistry()
                .lookupByNameAndType("accountGauges", AccountGauges.class)
                .refresh();
        assertThat(metrics())
                .containsPattern("hub_account_calls\\{account=\"quickbooks\",period=\"1m\"} [1-9]")
                .contains("hub_account_budget{account=\"salesforce\",period=\"day\"} 100000.0")
                .contains("hub_account_login_needed{account=\"quickbooks\"} 0.0")
                .contains("hub_account_left_alone{account=\"quickbooks\"} 0.0");
    }

    @Test
    @Order(4)
    void metricsTellHowMuchPeopleAreAsked() {
        fixture.hub()
                .camel()
                .getRegistry()
                .lookupByNameAndType("reviewGauges", ReviewGauges.class)
                .refresh();
        assertThat(metrics())
                .contains("hub_review_pairs{asked=\"uncertain\"} ")
                .contains("hub_review_pairs{asked=\"sampled\"} ")
                .contains("hub_review_groups ");
    }

    @Test
    @Order(5)
    void healthIsRedWhileAFlowFailsAndGreenAfterItsNextGoodRun() {
        assertThat(health().statusCode()).isEqualTo(200);
        fixture.sandboxPost("/sandbox/faults", "{\"vendor\":\"quickbooks\",\"kind\":\"500\",\"times\":1}");
        assertThat(fixture.sync("quickbooks-customers", false).status()).isEqualTo("failed");
        assertThat(health().statusCode()).isEqualTo(503);
        assertThat(fixture.sync("quickbooks-customers", false).status()).isEqualTo("complete");
        assertThat(health().statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> health() {
        return get("/observe/health");
    }

    private static String metrics() {
        return get("/observe/metrics").body();
    }

    private static HttpResponse<String> get(String path) {
        return HubFixture.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .build());
    }

    private static String webhook() {
        return "http://127.0.0.1:" + port + "/webhooks/quickbooks";
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for " + PATIENCE).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
