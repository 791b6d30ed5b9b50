package io.customerhub.app.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which a vendor lets an account in, as {@code hub.NAME.auth} names them, with the keys that each wants. */
public enum AuthStyle {
    /** A token that does not end, as a HubSpot private app's or a Stripe key. */
    TOKEN("token", List.of("access-token"), List.of()),
    /** A key in a header of the vendor's own. */
    HEADER("header", List.of("header", "secret"), List.of()),
    /** User and password. */
    BASIC("basic", List.of("user", "secret"), List.of()),
    /** A refresh token, which may rotate. */
    REFRESH_TOKEN(
            "refresh-token",
            List.of("token-url", "client-id", "client-secret", "refresh-token"),
            List.of("client-auth", "authorize-url", "authorize-scope", "authorize-proof")),
    /** The client's own secret. */
    CLIENT_CREDENTIALS("client-credentials", List.of("token-url", "client-id", "client-secret"), List.of("scope")),
    /** An assertion that the hub signs: service accounts and connected apps. */
    JWT_BEARER("jwt-bearer", List.of("token-url", "issuer", "private-key"), List.of("subject", "audience", "scope")),
    /** A token of 60 days that is exchanged for another before it ends, as Instagram's. */
    LONG_LIVED_TOKEN("long-lived-token", List.of("token-url", "access-token"), List.of()),
    /** Another account's access, with limits of its own, as for HubSpot's searches. */
    SAME_AS("same-as", List.of("same-as"), List.of());

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, made above
    private final List<String> required;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, made above
    private final List<String> optional;

    AuthStyle(String word, List<String> required, List<String> optional) {
        this.word = word;
        this.required = required;
        this.optional = optional;
    }

    public static Optional<AuthStyle> of(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(AuthStyle::word).toList();
    }

    public String word() {
        return word;
    }

    /** The keys that must be there, without {@code hub.NAME.}. */
    public List<String> required() {
        return required;
    }

    /** All keys that mean something for such an account. */
    public List<String> keys() {
        return Stream.of(List.of("auth", "limits", "trial"), required, optional)
                .flatMap(List::stream)
                .toList();
    }
}
