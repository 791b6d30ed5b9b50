package io.customerhub.connectors.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.HmacScheme.SignatureHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A call as a system signs it, and the scheme by which it does. */
record SignedCall(String name, HmacScheme scheme, String uri, Map<String, String> headers) {
    static final Instant NOW = Instant.parse("2026-10-31T12:00:00Z");
    static final Secret SECRET = new Secret("Jefe");
    static final String HUB = "https://hub.example.com";
    static final byte[] BODY = "[{\"subscriptionType\":\"contact.creation\"}]".getBytes(UTF_8);
    static final SignedTime NO_TIME = new SignedTime("", "", false, Duration.ofMinutes(5));

    SignedCall {
        headers = Map.copyOf(headers);
    }

    WebhookCall call() {
        return new WebhookCall("POST", uri, headers, BODY);
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<SignedCall> schemes() {
        return Stream.of(quickBooks(), hubSpot(NOW), stripe(NOW.getEpochSecond(), "v1"), meta());
    }

    static SignedCall quickBooks() {
        return new SignedCall(
                "QuickBooks",
                scheme("HmacSHA256", false, new SignatureHeader("intuit-signature", "", ""), "{body}", NO_TIME),
                "/webhooks/quickbooks",
                Map.of("intuit-signature", base64("HmacSHA256", BODY)));
    }

    static SignedCall hubSpot(Instant when) {
        String time = String.valueOf(when.toEpochMilli());
        return new SignedCall(
                "HubSpot",
                scheme(
                        "HmacSHA256",
                        false,
                        new SignatureHeader("X-HubSpot-Signature-v3", "", ""),
                        "{method}{uri}{body}{timestamp}",
                        new SignedTime("X-HubSpot-Request-Timestamp", "", true, Duration.ofMinutes(5))),
                "/webhooks/hubspot?portal=7",
                Map.of(
                        "X-HubSpot-Request-Timestamp",
                        time,
                        "X-HubSpot-Signature-v3",
                        base64("HmacSHA256", bytes("POST" + HUB + "/webhooks/hubspot?portal=7", BODY, time))));
    }

    static HmacScheme stripeScheme() {
        return scheme(
                "HmacSHA256",
                true,
                new SignatureHeader("Stripe-Signature", "v1", ""),
                "{timestamp}.{body}",
                new SignedTime("", "t", false, Duration.ofMinutes(5)));
    }

    static SignedCall stripe(long time, String part) {
        String signature = hex("HmacSHA256", bytes(time + ".", BODY, ""));
        return new SignedCall(
                "Stripe",
                stripeScheme(),
                "/webhooks/stripe",
                Map.of("Stripe-Signature", "t=" + time + "," + part + "=" + signature));
    }

    static SignedCall meta() {
        return new SignedCall(
                "Meta",
                scheme(
                        "HmacSHA256",
                        true,
                        new SignatureHeader("X-Hub-Signature-256", "", "sha256="),
                        "{body}",
                        NO_TIME),
                "/webhooks/meta",
                Map.of("X-Hub-Signature-256", "sha256=" + hex("HmacSHA256", BODY)));
    }

    static HmacScheme scheme(
            String algorithm, boolean hexadecimal, SignatureHeader header, String signed, SignedTime time) {
        return new HmacScheme(SECRET, algorithm, hexadecimal, header, SignedText.parse(signed), time, HUB);
    }

    static byte[] bytes(String before, byte[] middle, String after) {
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(before.getBytes(UTF_8));
        all.writeBytes(middle);
        all.writeBytes(after.getBytes(UTF_8));
        return all.toByteArray();
    }

    static String base64(String algorithm, byte[] text) {
        return Base64.getEncoder().encodeToString(hash(algorithm, text));
    }

    static String hex(String algorithm, byte[] text) {
        return HexFormat.of().formatHex(hash(algorithm, text));
    }

    static byte[] hash(String algorithm, byte[] text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.reveal().getBytes(UTF_8), algorithm));
            return mac.doFinal(text);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
