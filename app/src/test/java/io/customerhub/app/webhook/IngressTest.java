package io.customerhub.app.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The door for calls from outside, whoever calls. */
final class IngressTest {
    private static final VendorCall CALL = VendorCall.quickBooks("Customer", "quickbooks-customers");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(log);
    }

    @Test
    void noHeaderOfACallerReachesTheFlow() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            var headers = new TreeMap<>(CALL.headers());
            headers.put("sObjectQuery", "select Id from User");
            headers.put("apexUrl", "/evil");
            headers.put("kafka.TOPIC", "evil");
            headers.put("CamelHttpUri", "http://evil");
            headers.put("CamelHttpMethod", "DELETE");
            headers.put("Content-Type", "application/json; charset=utf-16");

            assertThat(door.post(CALL.path() + "?CamelHttpPath=evil&x=1", CALL.bytes(), headers)
                            .statusCode())
                    .isEqualTo(200);
            Exchange inside = door.requested(1).get(0);
            assertThat(inside.getMessage().getHeaders()).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE);
            assertThat(inside.getMessage().getBody(String.class)).isEmpty();
        }
    }

    @Test
    void nobodyIsAnsweredWithWhatTheySent() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            var answer = door.post(CALL.path(), CALL.bytes(), Map.of("intuit-signature", "evil", "X-Evil", "evil"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().map().toString()).doesNotContain("evil");
        }
    }

    @Test
    void aHugeBodyIsRefusedBeforeItIsRead() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            byte[] huge = new byte[1_048_577];
            Arrays.fill(huge, (byte) ' ');

            assertThat(door.post(CALL.path(), huge, CALL.headers()).statusCode())
                    .isEqualTo(413);
            assertThat(door.kept).isEmpty();
            String body = " ".repeat(1_048_576 - CALL.body().length()) + CALL.body();
            assertThat(door.post(
                                    CALL.path(),
                                    body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    Map.of("intuit-signature", VendorCall.base64("verifier", body)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void onlyTheDeclaredMethodsAndPathsAreServed() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            for (String method : new String[] {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"}) {
                assertThat(door.send(method, CALL.path(), CALL.headers()).statusCode())
                        .as(method)
                        .isEqualTo(405);
            }
            assertThat(door.send("DELETE", "/webhooks/meta", Map.of()).statusCode())
                    .isEqualTo(405);
            for (String path :
                    new String[] {"/", "/webhooks", "/webhooks/", "/webhooks/other", "/webhooks/salesforce"}) {
                assertThat(door.post(path, CALL.bytes(), CALL.headers()).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(door.kept).isEmpty();
        }
    }

    @Test
    void aFormIsNotWhatWasSigned() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data; boundary=b"}) {
                var headers = new TreeMap<>(CALL.headers());
                headers.put("Content-Type", type);
                assertThat(door.post(CALL.path(), CALL.bytes(), headers).statusCode())
                        .as(type)
                        .isEqualTo(401);
            }
            assertThat(door.kept).isEmpty();
        }
    }

    @Test
    void aGenuineCallThatCannotBeReadIsAnsweredSo() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            assertThat(door.post(
                                    CALL.path(),
                                    new byte[] {'{'},
                                    Map.of("intuit-signature", VendorCall.base64("verifier", "{")))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(door.kept).isEmpty();
        }
    }

    @Test
    void aWebhookWithoutSecretRefusesEverythingAndSaysSoOnce() throws Exception {
        try (var door = new DoorFixture(Map.of())) {
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(message -> message.contains("refuses every call"))
                    .hasSize(6)
                    .contains("the webhook stripe refuses every call: hub.stripe.webhook-secret is not set");
            VendorWebhooksTest.calls().forEach(call -> {
                assertThat(door.post(call.path(), call.bytes(), call.headers()).statusCode())
                        .isEqualTo(401);
                assertThat(door.post(call.path(), new byte[0], Map.of()).statusCode())
                        .isEqualTo(401);
            });
            assertThat(door.kept).isEmpty();
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .filteredOn(message -> message.contains("refuses every call"))
                    .hasSize(6);
        }
    }

    @Test
    void noSecretAndNoBodyIsLogged() throws Exception {
        try (var door = new DoorFixture(VendorCall.SECRETS)) {
            VendorWebhooksTest.calls().forEach(call -> {
                door.post(call.path(), call.bytes(), call.headers());
                door.post(call.path() + "x?code=shared", call.bytes(), call.headers());
                door.post(call.path() + "?code=wrong", call.bytes(), Map.of());
            });
        }
        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain(VendorCall.SECRETS.values())
                        .doesNotContain("code=", "PrimaryEntityName", "OrganizationId", "subscriptionType"));
    }
}
