package io.customerhub.connectors.webhook;

import io.customerhub.connectors.http.HttpReader;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookContent.Events;
import io.customerhub.connectors.webhook.WebhookContent.Foreign;
import io.customerhub.connectors.webhook.WebhookContent.Unreadable;
import io.customerhub.connectors.webhook.WebhookDesk.KeptCall;
import io.customerhub.connectors.webhook.WebhookVerdict.Genuine;
import io.customerhub.connectors.webhook.WebhookVerdict.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets genuine calls of one webhook in, keeps what they ask for, and answers them. */
final class WebhookDoor {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
    private static final String MODE = "hub.mode";
    private static final String TOKEN = "hub.verify_token";
    private static final String CHALLENGE = "hub.challenge";

    private final WebhookDeclaration declaration;
    private final WebhookDesk desk;
    private final InstantSource clock;
    private final WebhookScheme scheme;
    private final EventReader reader;
    private final AskedFlows asked;
    private final List<EventPattern> audited;
    private final Secret verifyToken;

    /**
     * Makes a door, and says in the log if it stays closed.
     *
     * @throws IllegalArgumentException where the declaration does not fit together
     */
    WebhookDoor(WebhookDeclaration declaration, WebhookDesk desk, InstantSource clock) {
        List<String> problems = declaration.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "opening the webhook " + declaration.name() + ": " + String.join("; ", problems));
        }
        this.declaration = declaration;
        this.desk = desk;
        this.clock = clock;
        this.reader = declaration.reader();
        this.asked = declaration.asked();
        this.audited = declaration.audited();
        this.verifyToken =
                declaration.hasHandshake() ? desk.secret(declaration.name(), WebhookDesk.VERIFY_TOKEN) : new Secret("");
        if (declaration.hasHandshake() && verifyToken.isEmpty()) {
            LOG.warn(
                    "the webhook {} cannot be subscribed: hub.{}.verify-token is not set",
                    declaration.name(),
                    declaration.name());
        }
        Secret secret = desk.secret(declaration.name(), WebhookDesk.SECRET);
        Optional<String> lack = lack(secret);
        lack.ifPresent(what -> LOG.warn("the webhook {} refuses every call: {}", declaration.name(), what));
        this.scheme = declaration.scheme(lack.isPresent() ? new Secret("") : secret, desk.publicUrl());
    }

    static WebhookDoor of(WebhookDeclaration declaration, CamelContext context) {
        return new WebhookDoor(
                declaration,
                context.getRegistry().lookupByNameAndType(WebhookDesk.NAME, WebhookDesk.class),
                context.getRegistry().lookupByNameAndType(HttpReader.CLOCK, InstantSource.class));
    }

    private Optional<String> lack(Secret secret) {
        if (secret.isEmpty()) {
            return Optional.of("hub." + declaration.name() + ".webhook-secret is not set");
        }
        if (declaration.needsPublicUrl() && desk.publicUrl().isEmpty()) {
            return Optional.of("hub.public-url is not set, and it is part of what is signed");
        }
        if (declaration.lacksOrganization()) {
            return Optional.of("nothing says which organisation's messages are ours");
        }
        return Optional.empty();
    }

    /** Answers a call; whether it may go on into the flow. */
    boolean receive(Message message) {
        WebhookCall call = WebhookCall.of(message);
        message.removeHeaders("*");
        message.setBody("");
        boolean greets = declaration.hasHandshake() && call.method().equals("GET");
        return greets ? shakeHands(call, message) : judge(call, message);
    }

    private boolean judge(WebhookCall call, Message message) {
        WebhookVerdict verdict = scheme.judge(call, clock.instant());
        if (verdict instanceof Genuine genuine) {
            WebhookContent content = reader.read(call.body());
            if (content instanceof Events events) {
                desk.keep(new KeptCall(
                        declaration.name(),
                        fingerprint(events.delivery(), genuine.proof(), call.body()),
                        declaration.keptFor(),
                        asked.of(events.events()),
                        events.events().stream()
                                .filter(event -> audited.stream().anyMatch(pattern -> pattern.fits(event)))
                                .toList()));
                return answer(message, 200);
            } else if (content instanceof Unreadable unreadable) {
                LOG.warn("a genuine call of the webhook {} is of no use: {}", declaration.name(), unreadable.reason());
                return answer(message, 400);
            } else if (content instanceof Foreign) {
                return turnAway("it is from another organisation", message);
            }
        }
        return turnAway(verdict instanceof Refused refused ? refused.reason() : "", message);
    }

    /** Echoes a challenge: the way in which Meta asks whether we want what it will send. */
    private boolean shakeHands(WebhookCall call, Message message) {
        String challenge = call.parameter(CHALLENGE).orElse("");
        boolean wanted = call.parameter(MODE).equals(Optional.of("subscribe"))
                && !verifyToken.isEmpty()
                && SharedSecretScheme.isEqual(
                        verifyToken.reveal(), call.parameter(TOKEN).orElse(""))
                && challenge.matches("[A-Za-z0-9_-]{1,200}");
        if (!wanted) {
            return turnAway("it asks for a subscription without our token", message);
        }
        answer(message, 200);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        message.setBody(challenge);
        return false;
    }

    private boolean turnAway(String reason, Message message) {
        desk.turnedAway(declaration.name());
        LOG.warn("turned away a call of the webhook {}: {}", declaration.name(), reason);
        return answer(message, 401);
    }

    private static boolean answer(Message message, int status) {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        return status == 200;
    }

    private static String fingerprint(String delivery, String proof, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (delivery.isEmpty()) {
                digest.update((proof + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(body);
            } else {
                digest.update(delivery.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
