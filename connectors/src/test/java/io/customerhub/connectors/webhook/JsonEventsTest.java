package io.customerhub.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.webhook.WebhookContent.Events;
import io.customerhub.connectors.webhook.WebhookContent.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonEventsTest {
    private static final JsonEvents QUICKBOOKS =
            new JsonEvents(List.of("eventNotifications[].dataChangeEvent.entities[].name", "[].type"), "id", "");

    @Test
    void readsBothBodiesOfQuickBooks() {
        assertThat(read(QUICKBOOKS, """
                        {"eventNotifications":[{"dataChangeEvent":{"entities":[{"name":"Customer","id":"7"},
                        {"name":"Invoice","id":"9"}]}},{"dataChangeEvent":{"entities":[{"name":"Payment"}]}}]}"""))
                .isEqualTo(new Events(
                        List.of(
                                new WebhookEvent("Customer", "7"),
                                new WebhookEvent("Invoice", "9"),
                                new WebhookEvent("Payment", "")),
                        ""));
        assertThat(read(QUICKBOOKS, "[{\"type\":\"qbo.customer.created.v1\",\"id\":3}]"))
                .isEqualTo(new Events(List.of(new WebhookEvent("qbo.customer.created.v1", "3")), ""));
    }

    @Test
    void readsTheIdOfTheCall() {
        assertThat(read(new JsonEvents(List.of("type"), "", "id"), "{\"id\":\"evt_1\",\"type\":\"refund.created\"}"))
                .isEqualTo(new Events(List.of(new WebhookEvent("refund.created", "")), "evt_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "null",
                "[{\"type\":7}]",
                "{\"type\":\"x\"}",
                "{\"eventNotifications\":{\"dataChangeEvent\":1}}",
                "[[{\"type\":\"x\"}]]"
            })
    void otherShapesHoldNoEvent(String body) {
        assertThat(read(QUICKBOOKS, body)).isEqualTo(new Events(List.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[{]", "\u0000", "<a/>"})
    void whatIsNoJsonIsUnreadable(String body) {
        assertThat(read(QUICKBOOKS, body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void depthHasAnEnd() {
        assertThat(read(QUICKBOOKS, "[".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "contact.*, contact.creation, true",
        "contact.*, Contact.Creation, true",
        "contact.*, contact, false",
        "contact.*, contacts.creation, false",
        "*, anything, true",
        "*, '', true",
        "a*b*c, abc, true",
        "a*b*c, a.b.b.c, true",
        "a*b*c, acb, false",
        "a*a, a, false",
        "charge.refund, charge.refunded, false",
        "a.c, abc, false"
    })
    void aStarIsAnyText(String pattern, String type, boolean fits) {
        assertThat(new EventPattern(pattern).fits(new WebhookEvent(type, ""))).isEqualTo(fits);
    }

    @Test
    void theFirstLineThatFitsIsTaken() {
        AskedFlows asked = AskedFlows.parse("test.*:; charge.refunded: charges refunds; charge.*: charges");

        assertThat(asked.flows()).containsExactly("charges", "refunds");
        assertThat(asked.of(List.of(new WebhookEvent("charge.failed", "")))).containsExactly("charges");
        assertThat(asked.of(List.of(new WebhookEvent("charge.refunded", "")))).containsExactly("charges", "refunds");
        assertThat(asked.of(List.of(new WebhookEvent("test.charge", ""), new WebhookEvent("payout.paid", ""))))
                .isEmpty();
    }

    private static WebhookContent read(JsonEvents reader, String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
