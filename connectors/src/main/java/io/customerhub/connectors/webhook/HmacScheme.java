package io.customerhub.connectors.webhook;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookVerdict.Genuine;
import io.customerhub.connectors.webhook.WebhookVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash (RFC 2104) over the raw call, in a header.
 *
 * @param algorithm of {@link Mac}, as {@code HmacSHA256}
 * @param hexadecimal whether the hash is written in lower-case hexadecimal, and not in base64
 * @param publicUrl the hub's address as the system knows it, for texts that hold the address
 */
record HmacScheme(
        Secret secret,
        String algorithm,
        boolean hexadecimal,
        SignatureHeader header,
        SignedText text,
        SignedTime time,
        String publicUrl)
        implements WebhookScheme {

    /**
     * Where the signature stands.
     *
     * @param part its name, where the header is a list such as {@code t=1,v1=abc,v1=def}; else empty
     * @param prefix what stands before the hash, as {@code sha256=}
     */
    record SignatureHeader(String name, String part, String prefix) {}

    @Override
    public WebhookVerdict judge(WebhookCall call, Instant now) {
        if (secret.isEmpty()) {
            return new Refused("no secret is set");
        }
        Optional<String> given = call.header(header.name());
        if (given.isEmpty()) {
            return new Refused("it is not signed");
        }
        List<String> signatures = header.part().isEmpty() ? List.of(given.get()) : parts(given.get(), header.part());
        List<String> times =
                time.part().isEmpty() ? call.header(time.header()).stream().toList() : parts(given.get(), time.part());
        if (signatures.isEmpty()) {
            return new Refused("its header holds no signature");
        }
        if (time.isDeclared() && times.size() != 1) {
            return new Refused("it does not say when it was signed");
        }
        String timestamp = time.isDeclared() ? times.get(0) : "";
        Optional<String> genuine = genuine(signatures, expected(call, timestamp));
        if (genuine.isEmpty()) {
            return new Refused("its signature is wrong");
        }
        Optional<String> late = time.isDeclared() ? time.refusal(timestamp, now) : Optional.empty();
        return late.<WebhookVerdict>map(Refused::new).orElseGet(() -> new Genuine(genuine.get()));
    }

    /** The values under a name in {@code name=value,name=value}. */
    private static List<String> parts(String list, String name) {
        var values = new ArrayList<String>();
        for (String pair : list.split(",", -1)) {
            if (pair.startsWith(name + "=")) {
                values.add(pair.substring(name.length() + 1));
            }
        }
        return values;
    }

    /** Looks at all of them, whichever is right, and compares what is written: there is one way to write a hash. */
    private static Optional<String> genuine(List<String> signatures, String expected) {
        Optional<String> genuine = Optional.empty();
        for (String signature : signatures) {
            if (MessageDigest.isEqual(bytes(expected), bytes(signature))) {
                genuine = Optional.of(signature);
            }
        }
        return genuine;
    }

    private String expected(WebhookCall call, String timestamp) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret.reveal()), algorithm));
            text.into(mac, call, timestamp, publicUrl);
            byte[] hash = mac.doFinal();
            return header.prefix()
                    + (hexadecimal
                            ? HexFormat.of().formatHex(hash)
                            : Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
