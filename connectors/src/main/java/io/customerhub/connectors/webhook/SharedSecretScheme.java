package io.customerhub.connectors.webhook;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookVerdict.Genuine;
import io.customerhub.connectors.webhook.WebhookVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * A secret that travels with every call: weaker than a signature, because whoever sees one call can make another.
 *
 * @param header the header that carries it; empty for none
 * @param parameter the parameter of the query that carries it; empty for none
 * @param inPath whether it is the last part of the path
 */
record SharedSecretScheme(Secret secret, String header, String parameter, boolean inPath) implements WebhookScheme {
    @Override
    public WebhookVerdict judge(WebhookCall call, Instant now) {
        if (secret.isEmpty()) {
            return new Refused("no secret is set");
        }
        Optional<String> given = call.header(header)
                .or(() -> call.parameter(parameter))
                .or(() -> inPath ? call.lastOfPath() : Optional.empty());
        if (given.isEmpty()) {
            return new Refused("it carries no secret");
        }
        return isEqual(secret.reveal(), given.get()) ? new Genuine("") : new Refused("its secret is not ours");
    }

    /** Compares in constant time; digests, so that not even the length shows. */
    static boolean isEqual(String secret, String given) {
        return MessageDigest.isEqual(digest(secret), digest(given));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
