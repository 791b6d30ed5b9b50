package io.customerhub.app.webhook;

import static io.customerhub.app.webhook.DoorFixture.NOW;
import static io.customerhub.app.webhook.DoorFixture.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each vendor's calls at the hub's own routes, over HTTP. */
final class VendorWebhooksTest {
    private static DoorFixture door;

    @BeforeAll
    static void open() throws Exception {
        door = new DoorFixture(VendorCall.SECRETS);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void forget() {
        door.forget();
    }

    static Stream<VendorCall> calls() {
        return Stream.of(
                VendorCall.quickBooks("Customer", "quickbooks-customers"),
                VendorCall.quickBooks("Payment", "quickbooks-payments"),
                VendorCall.quickBooks("Item", "quickbooks-items"),
                VendorCall.quickBooks("Invoice", "quickbooks-transactions"),
                VendorCall.quickBooksEvents("qbo.customer.created.v1", "quickbooks-customers"),
                VendorCall.quickBooksEvents("qbo.payment.updated.v1", "quickbooks-payments"),
                VendorCall.quickBooksEvents("qbo.creditmemo.deleted.v1", "quickbooks-transactions"),
                VendorCall.hubSpot("contact.propertyChange", NOW, "hubspot-people"),
                VendorCall.hubSpot("contact.privacyDeletion", NOW, "hubspot-people"),
                VendorCall.hubSpot("company.creation", NOW, "hubspot-companies"),
                VendorCall.hubSpot("deal.propertyChange", NOW, "hubspot-deals"),
                VendorCall.hubSpot("ticket.creation", NOW),
                VendorCall.stripe("customer.deleted", "evt_1", NOW, "stripe-customers"),
                VendorCall.stripe("charge.succeeded", "evt_1", NOW, "stripe-charges"),
                VendorCall.stripe("charge.refunded", "evt_1", NOW, "stripe-charges", "stripe-refunds"),
                VendorCall.stripe("refund.created", "evt_1", NOW, "stripe-refunds"),
                VendorCall.stripe("payout.paid", "evt_1", NOW),
                VendorCall.meta("comments", "instagram-posts"),
                VendorCall.meta("feed", "facebook-posts"),
                VendorCall.meta("leadgen", "facebook-leads"),
                VendorCall.meta("messages"),
                VendorCall.dynamics("contact", "dynamics-contacts"),
                VendorCall.dynamics("account", "dynamics-accounts"),
                VendorCall.dynamics("lead", "dynamics-leads"),
                VendorCall.dynamics("opportunity", "dynamics-opportunities"),
                VendorCall.salesforce(ORGANIZATION, "Contact", "salesforce-people"),
                VendorCall.salesforce(ORGANIZATION, "Account", "salesforce-accounts"),
                VendorCall.salesforce(ORGANIZATION, "Lead", "salesforce-leads"),
                VendorCall.salesforce(ORGANIZATION, "Opportunity", "salesforce-opportunities"),
                VendorCall.salesforce(ORGANIZATION, "Campaign", "salesforce-campaigns"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aGenuineCallIsKeptWithTheFlowsItAsksForAndAnswered(VendorCall call) {
        assertThat(post(call).statusCode()).isEqualTo(200);

        assertThat(door.kept).singleElement().satisfies(kept -> {
            assertThat(kept.webhook()).isEqualTo(call.webhook());
            assertThat(kept.flows()).isEqualTo(call.flows());
        });
        assertThat(door.requested(1)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRepeatedCallIsAnsweredAndAsksForNothing(VendorCall call) {
        assertThat(post(call).statusCode()).isEqualTo(200);
        assertThat(post(call).statusCode()).isEqualTo(200);

        assertThat(door.kept).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallWithoutItsProofIsTurnedAway(VendorCall call) {
        refused(call.proof().isEmpty() ? call.at("/webhooks/salesforce/another") : call.without(call.proof()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallWithAWrongProofIsTurnedAway(VendorCall call) {
        if (call.proof().isEmpty()) {
            refused(call.at("/webhooks/salesforce/In-the-path"));
            refused(call.at("/webhooks/salesforce/in-the-path2"));
        } else {
            String proof = String.valueOf(call.headers().get(call.proof()));
            String last = proof.endsWith("0") ? "1" : "0";
            refused(call.with(call.proof(), proof.substring(0, proof.length() - 1) + last));
            refused(call.with(call.proof(), proof + last));
            refused(call.with(call.proof(), ""));
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallWithTheProofTwiceIsTurnedAway(VendorCall call) {
        if (!call.proof().isEmpty()) {
            String proof = String.valueOf(call.headers().get(call.proof()));
            var request = door.request(call.path(), call.headers())
                    .header(call.proof().toLowerCase(Locale.ROOT), proof)
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(call.bytes()))
                    .build();

            assertThat(DoorFixture.send(request).statusCode()).isEqualTo(401);
            nothingWasKept(call);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aSignedCallWhoseBodyChangedByOneByteIsTurnedAway(VendorCall call) {
        if (call.proof().toLowerCase(Locale.ROOT).contains("signature")) {
            byte[] body = call.bytes();
            body[body.length / 2] ^= 1;

            assertThat(door.post(call.path(), body, call.headers()).statusCode())
                    .isEqualTo(401);
            nothingWasKept(call);
        }
    }

    @Test
    void aLateOrPrematureCallIsTurnedAway() {
        for (Duration away : new Duration[] {Duration.ofSeconds(301), Duration.ofSeconds(-301), Duration.ofDays(400)}) {
            refused(VendorCall.hubSpot("contact.creation", NOW.minus(away)));
            refused(VendorCall.stripe("customer.updated", "evt_1", NOW.minus(away)));
        }
        for (Duration away : new Duration[] {Duration.ofMinutes(5), Duration.ofMinutes(-5)}) {
            assertThat(post(VendorCall.hubSpot("contact.creation", NOW.minus(away)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void stripesEventIsTheSameWhenItIsSignedAgain() {
        post(VendorCall.stripe("customer.updated", "evt_1", NOW));
        post(VendorCall.stripe("customer.updated", "evt_1", NOW.plusSeconds(60)));
        assertThat(door.kept).hasSize(1);

        post(VendorCall.stripe("customer.updated", "evt_2", NOW));
        assertThat(door.kept).hasSize(2);
    }

    @Test
    void aRequestToForgetSomebodyIsAudited() {
        post(VendorCall.hubSpot("contact.privacyDeletion", NOW));
        post(VendorCall.hubSpot("contact.creation", NOW));

        assertThat(door.kept.get(0).audited()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("contact.privacyDeletion");
            assertThat(event.subject()).isEqualTo("31");
        });
        assertThat(door.kept.get(1).audited()).isEmpty();
    }

    @Test
    void dynamicsMayPutItsSecretIntoTheQuery() {
        VendorCall call = VendorCall.dynamics("contact", "dynamics-contacts").without("x-hub-secret");

        assertThat(post(call.at("/webhooks/dynamics?code=shared")).statusCode()).isEqualTo(200);
        forget();
        refused(call.at("/webhooks/dynamics?code=Shared"));
        refused(call.at("/webhooks/dynamics?code="));
    }

    @Test
    void salesforceIsAnsweredWithItsAcknowledgement() {
        HttpResponse<String> answer = post(VendorCall.salesforce(ORGANIZATION, "Contact"));

        assertThat(answer.body())
                .startsWith("<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">")
                .contains("<notificationsResponse xmlns=\"http://soap.sforce.com/2005/09/outbound\"><Ack>true</Ack>");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
    }

    @Test
    void anotherOrganisationsMessageIsTurnedAwayWithoutAcknowledgement() {
        assertThat(refused(VendorCall.salesforce("00D000000000002EAA", "Contact")))
                .isEmpty();
    }

    @Test
    void metaIsGivenItsChallengeForOurTokenOnly() {
        String question = "/webhooks/meta?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        HttpResponse<String> answer = door.send("GET", question + "our%20own+word", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("1158201444");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        for (String wrong : new String[] {
            question + "our%20own%20Word",
            question,
            "/webhooks/meta",
            "/webhooks/meta?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=our%20own+word",
            "/webhooks/meta?hub.mode=subscribe&hub.challenge=%3Cscript%3E&hub.verify_token=our%20own+word"
        }) {
            HttpResponse<String> refusal = door.send("GET", wrong, Map.of());
            assertThat(refusal.statusCode()).as(wrong).isEqualTo(401);
            assertThat(refusal.body()).isEmpty();
        }
        assertThat(door.kept).isEmpty();
    }

    private static HttpResponse<String> post(VendorCall call) {
        return door.post(call.path(), call.bytes(), call.headers());
    }

    /** Expects that a call is turned away; what it was answered. */
    private static String refused(VendorCall call) {
        HttpResponse<String> answer = post(call);
        assertThat(answer.statusCode()).isEqualTo(401);
        nothingWasKept(call);
        return answer.body();
    }

    private static void nothingWasKept(VendorCall call) {
        assertThat(door.kept).isEmpty();
        assertThat(door.turnedAway).isNotEmpty().containsOnly(call.webhook());
        door.requested(0);
        door.forget();
    }
}
