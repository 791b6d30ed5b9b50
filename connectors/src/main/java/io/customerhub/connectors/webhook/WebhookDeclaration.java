package io.customerhub.connectors.webhook;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.HmacScheme.SignatureHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A webhook as its route declares it: the parameters of the Kamelet {@code webhook-source}, whose file says what each means.
 *
 * @param words the parameters that are given or have a default, by name
 */
public record WebhookDeclaration(Map<String, String> words) {
    /** What stands at the end of the path of a webhook whose secret is in its path. */
    private static final String SECRET_PART = "/{secret}";

    private static final String HMAC = "hmac";
    private static final String SHARED_SECRET = "shared-secret";
    private static final String SECRET_PATH = "secret-path";

    public WebhookDeclaration {
        words = Map.copyOf(words);
    }

    private String word(String name) {
        return words.getOrDefault(name, "");
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(word(name)));
    }

    /** The webhook's name: its path without the part that is secret. */
    public String name() {
        return word("path").split("/", 2)[0];
    }

    /** Whether subscriptions begin by a call that has to be answered with its own challenge. */
    public boolean hasHandshake() {
        return word("methods").contains("GET");
    }

    /** Everything in which the parameters do not fit together: problem and remedy, separated by a semicolon. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        boolean secretInPath = word("path").endsWith(SECRET_PART);
        switch (word("scheme")) {
            case HMAC -> hmac(problems);
            case SHARED_SECRET -> {
                if (word("secretHeader").isEmpty() && word("secretQuery").isEmpty()) {
                    problems.add("nothing says where the secret is; give secretHeader or secretQuery");
                }
            }
            case SECRET_PATH -> {
                if (!secretInPath) {
                    problems.add("the secret has no place in the path; let the path end in " + SECRET_PART);
                }
            }
            default ->
                problems.add("there is no scheme '" + word("scheme") + "'; use hmac, shared-secret or secret-path");
        }
        if (secretInPath && !word("scheme").equals(SECRET_PATH)) {
            problems.add("a secret in the path belongs to the scheme secret-path; take " + SECRET_PART + " away");
        }
        if (word("format").equals("json")
                && word("events").isEmpty()
                && !word("asksFor").isBlank()) {
            problems.add("nothing says where the events stand in the body; give events");
        }
        attempt(() -> asked(), problems);
        return problems;
    }

    private void hmac(List<String> problems) {
        if (word("signatureHeader").isEmpty()) {
            problems.add("nothing says where the signature is; give signatureHeader");
        }
        boolean timed = time().isDeclared();
        attempt(
                () -> {
                    boolean signed = SignedText.parse(word("signed")).has(SignedText.Part.TIMESTAMP);
                    if (signed && !timed) {
                        throw new IllegalArgumentException(
                                "nothing says where the time is; give timestampHeader or timestampPart");
                    }
                    if (timed && !signed) {
                        throw new IllegalArgumentException("the time is not signed, so anybody can change it; put"
                                + " {timestamp} into signed, or do without the time");
                    }
                },
                problems);
        if (timed
                && seconds("rememberSeconds").compareTo(seconds("maxAgeSeconds").multipliedBy(2)) < 0) {
            problems.add("a call is forgotten while it could be repeated; let rememberSeconds be twice maxAgeSeconds");
        }
    }

    private static void attempt(Runnable parsing, List<String> problems) {
        try {
            parsing.run();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    /** The flows that its events can ask for. */
    public Set<String> flows() {
        return asked().flows();
    }

    /** The properties in which its secrets are. */
    public Set<String> keys() {
        String secret = "hub." + name() + "." + WebhookDesk.SECRET;
        return hasHandshake() ? Set.of(secret, "hub." + name() + "." + WebhookDesk.VERIFY_TOKEN) : Set.of(secret);
    }

    AskedFlows asked() {
        return AskedFlows.parse(word("asksFor"));
    }

    List<EventPattern> audited() {
        return list("audited").map(EventPattern::new).toList();
    }

    private Stream<String> list(String name) {
        return Stream.of(word(name).split(",", -1)).map(String::strip).filter(one -> !one.isEmpty());
    }

    Duration keptFor() {
        return seconds("rememberSeconds");
    }

    /** Whether the text that is signed holds the hub's address. */
    boolean needsPublicUrl() {
        return word("scheme").equals(HMAC) && SignedText.parse(word("signed")).has(SignedText.Part.URI);
    }

    /** Whether a message must name our organisation and nothing says which that is. */
    boolean lacksOrganization() {
        return word("format").equals("outbound-message") && word("organization").isEmpty();
    }

    WebhookScheme scheme(Secret secret, String publicUrl) {
        if (!word("scheme").equals(HMAC)) {
            return new SharedSecretScheme(
                    secret,
                    word("secretHeader"),
                    word("secretQuery"),
                    word("scheme").equals(SECRET_PATH));
        }
        return new HmacScheme(
                secret,
                word("algorithm").equals("SHA-1") ? "HmacSHA1" : "HmacSHA256",
                word("encoding").equals("hex"),
                new SignatureHeader(word("signatureHeader"), word("signaturePart"), word("prefix")),
                SignedText.parse(word("signed")),
                time(),
                publicUrl);
    }

    private SignedTime time() {
        return new SignedTime(
                word("timestampHeader"),
                word("timestampPart"),
                word("timestampUnit").equals("milliseconds"),
                seconds("maxAgeSeconds"));
    }

    EventReader reader() {
        return word("format").equals("json")
                ? new JsonEvents(list("events").toList(), word("subjectField"), word("deliveryField"))
                : new OutboundMessage(word("organization"));
    }
}
