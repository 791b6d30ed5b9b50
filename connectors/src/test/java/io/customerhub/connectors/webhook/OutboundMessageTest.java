package io.customerhub.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.webhook.WebhookContent.Events;
import io.customerhub.connectors.webhook.WebhookContent.Foreign;
import io.customerhub.connectors.webhook.WebhookContent.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutboundMessageTest {
    private static final String OURS = "00D000000000001EAA";

    @Test
    void readsTypesAndIdsOfRecords() {
        String body = message(OURS, notification("04l2", "Account", "0012") + notification("04l1", "Contact", "0031"));

        assertThat(read(body)).isInstanceOfSatisfying(Events.class, events -> {
            assertThat(events.events())
                    .containsExactly(new WebhookEvent("Account", "0012"), new WebhookEvent("Contact", "0031"));
            assertThat(events.delivery()).isEqualTo("04l1 04l2");
        });
    }

    @Test
    void anOrganisationMayBeWrittenWithItsChecksumOrWithout() {
        String body = message(OURS.substring(0, 15), notification("04l1", "Contact", "0031"));

        assertThat(read(body)).isInstanceOf(Events.class);
        assertThat(new OutboundMessage(OURS.substring(0, 15)).read(bytes(message(OURS, notification("1", "A", "2")))))
                .isInstanceOf(Events.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00D000000000002EAA", "", "00D", "00d000000000001EAA"})
    void messagesOfOtherOrganisationsAreForeign(String organization) {
        assertThat(read(message(organization, notification("04l1", "Contact", "0031"))))
                .isInstanceOf(Foreign.class);
    }

    @Test
    void everyMessageIsForeignWithoutOrganisationOfOurs() {
        String body = message("", notification("04l1", "Contact", "0031"));

        assertThat(new OutboundMessage("").read(bytes(body))).isInstanceOf(Foreign.class);
        assertThat(new OutboundMessage("00D").read(bytes(message("00D", notification("1", "A", "2")))))
                .isInstanceOf(Foreign.class);
    }

    @Test
    void aSecondOrganisationDoesNotHideTheFirst() {
        String body = message("00D000000000002EAA", notification("04l1", "Contact", "0031"))
                .replace("<OrganizationId>", "<OrganizationId>" + OURS + "</OrganizationId><OrganizationId>");

        assertThat(read(body)).isInstanceOf(Foreign.class);
    }

    @Test
    void anOrganisationInsideOfARecordIsNone() {
        String body = message("00D000000000002EAA", notification("04l1", "Contact", "0031"))
                .replace("<sf:Id>", "<OrganizationId>" + OURS + "</OrganizationId><sf:Id>");

        assertThat(read(body)).isInstanceOf(Foreign.class);
    }

    @Test
    void aHundredNotificationsAreTheMost() {
        assertThat(read(message(OURS, notifications(100))))
                .isInstanceOfSatisfying(
                        Events.class, events -> assertThat(events.events()).hasSize(100));
        assertThat(read(message(OURS, notifications(101)))).isInstanceOf(Unreadable.class);
    }

    @Test
    void noDocumentTypeIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), OURS);
        String body = message("&stolen;", notification("04l1", "Contact", "0031"));

        assertThat(read("<!DOCTYPE e [<!ENTITY stolen SYSTEM \"" + secret.toUri() + "\">]>" + body))
                .isInstanceOf(Unreadable.class);
        assertThat(read("<!DOCTYPE e [<!ENTITY stolen \"" + OURS + "\">]>" + body))
                .isInstanceOf(Unreadable.class);
        assertThat(read("<!DOCTYPE e SYSTEM \"http://127.0.0.1:1/e.dtd\">" + message(OURS, notifications(1))))
                .isInstanceOf(Unreadable.class);
        assertThat(read("<!DOCTYPE e [<!ENTITY % outside SYSTEM \"http://127.0.0.1:1/e.dtd\"> %outside;]>" + body))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void entitiesDoNotMultiply() {
        var entities = new StringBuilder("<!DOCTYPE e [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }

        assertThat(read(entities + "]>" + message("&e29;", notifications(1)))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<a>", "<a/>", "<Envelope><Body><notifications/></Body></Envelope>"})
    void whatIsNoOutboundMessageIsUnreadable(String body) {
        assertThat(read(body)).isInstanceOf(Unreadable.class);
    }

    @Test
    void depthHasAnEnd() {
        assertThat(read("<a>".repeat(100_000))).isInstanceOf(Unreadable.class);
    }

    private static WebhookContent read(String body) {
        return new OutboundMessage(OURS).read(bytes(body));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String notifications(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> notification("04l" + i, "Contact", "003" + i))
                .collect(Collectors.joining());
    }

    private static String notification(String id, String type, String record) {
        return """
                <Notification><Id>%s</Id><sObject xsi:type="sf:%s" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
                <sf:Id>%s</sf:Id><sf:LastName>O&apos;Neil</sf:LastName></sObject></Notification>
                """.formatted(id, type, record);
    }

    private static String message(String organization, String notifications) {
        return """
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId><ActionId>04k1</ActionId><SessionId xsi:nil="true"/>
                %s</notifications></soapenv:Body></soapenv:Envelope>
                """.formatted(organization, notifications);
    }
}
