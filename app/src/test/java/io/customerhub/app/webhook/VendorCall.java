package io.customerhub.app.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A call as a vendor makes it, written from its documentation and not from our declarations.
 *
 * @param proof the header that proves the sender; empty where path or query does
 * @param flows what the hub is to run
 */
record VendorCall(
        String webhook, String path, String body, Map<String, String> headers, String proof, Set<String> flows) {
    static final Map<String, String> SECRETS = Map.of(
            "quickbooks.webhook-secret", "verifier",
            "hubspot.webhook-secret", "client secret",
            "stripe.webhook-secret", "whsec",
            "meta.webhook-secret", "app secret",
            "meta.verify-token", "our own word",
            "dynamics.webhook-secret", "shared",
            "salesforce.webhook-secret", "in-the-path");

    VendorCall {
        headers = Map.copyOf(headers);
        flows = Set.copyOf(flows);
    }

    byte[] bytes() {
        return body.getBytes(UTF_8);
    }

    VendorCall with(String header, String value) {
        var changed = new TreeMap<>(headers);
        changed.put(header, value);
        return new VendorCall(webhook, path, body, changed, proof, flows);
    }

    VendorCall without(String header) {
        var changed = new TreeMap<>(headers);
        changed.remove(header);
        return new VendorCall(webhook, path, body, changed, proof, flows);
    }

    VendorCall at(String otherPath) {
        return new VendorCall(webhook, otherPath, body, headers, proof, flows);
    }

    @Override
    public String toString() {
        return webhook + " " + flows;
    }

    static VendorCall quickBooks(String entity, String... flows) {
        return quickBooksBody(
                "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":[{\"name\":\"" + entity
                        + "\",\"id\":\"7\",\"operation\":\"Update\",\"lastUpdated\":\"2026-10-31T11:59:58Z\"}]}}]}",
                flows);
    }

    static VendorCall quickBooksEvents(String type, String... flows) {
        return quickBooksBody(
                "[{\"specversion\":\"1.0\",\"id\":\"e1\",\"type\":\"" + type + "\",\"intuitentityid\":\"7\"}]", flows);
    }

    private static VendorCall quickBooksBody(String body, String... flows) {
        String signature = base64("verifier", body);
        return new VendorCall(
                "quickbooks",
                "/webhooks/quickbooks",
                body,
                Map.of("intuit-signature", signature),
                "intuit-signature",
                Set.of(flows));
    }

    static VendorCall hubSpot(String type, Instant when, String... flows) {
        String body = "[{\"eventId\":1,\"subscriptionType\":\"" + type + "\",\"objectId\":31,\"occurredAt\":1}]";
        String time = String.valueOf(when.toEpochMilli());
        String signature = base64("client secret", "POSThttps://hub.example.com/webhooks/hubspot" + body + time);
        return new VendorCall(
                "hubspot",
                "/webhooks/hubspot",
                body,
                Map.of("X-HubSpot-Signature-v3", signature, "X-HubSpot-Request-Timestamp", time),
                "X-HubSpot-Signature-v3",
                Set.of(flows));
    }

    static VendorCall stripe(String type, String id, Instant when, String... flows) {
        String body = "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"" + type + "\",\"data\":{}}";
        long time = when.getEpochSecond();
        return new VendorCall(
                "stripe",
                "/webhooks/stripe",
                body,
                Map.of("Stripe-Signature", "t=" + time + ",v1=" + hex("whsec", time + "." + body)),
                "Stripe-Signature",
                Set.of(flows));
    }

    static VendorCall meta(String field, String... flows) {
        String body = "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",\"time\":1,\"changes\":[{\"field\":\"" + field
                + "\"}]}]}";
        return new VendorCall(
                "meta",
                "/webhooks/meta",
                body,
                Map.of("X-Hub-Signature-256", "sha256=" + hex("app secret", body)),
                "X-Hub-Signature-256",
                Set.of(flows));
    }

    static VendorCall dynamics(String table, String... flows) {
        String body = "{\"MessageName\":\"Update\",\"PrimaryEntityName\":\"" + table + "\",\"PrimaryEntityId\":\"a\"}";
        return new VendorCall(
                "dynamics",
                "/webhooks/dynamics",
                body,
                Map.of("x-hub-secret", "shared"),
                "x-hub-secret",
                Set.of(flows));
    }

    static VendorCall salesforce(String organization, String type, String... flows) {
        String body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"
                  xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId><ActionId>04k</ActionId><SessionId xsi:nil="true"/>
                <EnterpriseUrl>https://example.com</EnterpriseUrl><PartnerUrl>https://example.com</PartnerUrl>
                <Notification><Id>04l1</Id><sObject xsi:type="sf:%s" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
                <sf:Id>0031</sf:Id></sObject></Notification>
                </notifications></soapenv:Body></soapenv:Envelope>
                """.formatted(organization, type);
        return new VendorCall(
                "salesforce",
                "/webhooks/salesforce/in-the-path",
                body,
                Map.of("Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\""),
                "",
                Set.of(flows));
    }

    static String base64(String key, String text) {
        return Base64.getEncoder().encodeToString(hash(key, text));
    }

    static String hex(String key, String text) {
        return HexFormat.of().formatHex(hash(key, text));
    }

    private static byte[] hash(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
