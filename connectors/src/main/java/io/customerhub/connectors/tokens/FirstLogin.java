package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.tokens.Grant.Granted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A person's login by which an account comes to its first refresh token (RFC 6749, section 4.1; PKCE by RFC 7636). */
public final class FirstLogin {
    private static final long USUAL_SECONDS = 1800;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OAuthAccount account;
    private final boolean basic;
    private final LoginPage page;
    private final Secret state = random();
    private final Secret verifier = random();

    /**
     * Begins a login, with a state and a verifier that nobody can guess.
     *
     * @param basic whether the client's id and secret go as Basic credentials; else in the form
     */
    public FirstLogin(OAuthAccount account, boolean basic, LoginPage page) {
        this.account = account;
        this.basic = basic;
        this.page = page;
    }

    /** The address that a person opens in a browser. No secret is in it. */
    public String address() {
        var query = new LinkedHashMap<String, String>();
        query.put("client_id", account.clientId());
        query.put("response_type", "code");
        query.put("scope", page.scope());
        query.put("redirect_uri", page.redirect().toString());
        query.put("state", state.reveal());
        if (page.isProven()) {
            query.put("code_challenge", challenge());
            query.put("code_challenge_method", "S256");
        }
        String separator = page.address().getRawQuery() == null ? "?" : "&";
        return page.address() + separator + TokenEndpoint.encoded(query);
    }

    /**
     * Redeems what the vendor sent the person back with.
     *
     * @param redirect the parameters of that address; where a person gave a code alone, by hand, it needs no state
     * @throws VendorException where the person declined, the answer is not for this login, or the vendor gives no tokens
     */
    public Granted redeem(Map<String, String> redirect) {
        if (redirect.containsKey("error")) {
            throw refused(
                    "it sent back '" + TokenEndpoint.word(redirect.get("error")) + "'", "log in anew and consent");
        }
        byte[] given = redirect.getOrDefault("state", "").getBytes(StandardCharsets.UTF_8);
        boolean byHand = redirect.keySet().equals(Set.of("code"));
        if (!byHand && !MessageDigest.isEqual(given, state.reveal().getBytes(StandardCharsets.UTF_8))) {
            throw refused("the state that came back is not that of this login", "open the address shown last");
        }
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", redirect.getOrDefault("code", ""));
        form.put("redirect_uri", page.redirect().toString());
        if (page.isProven()) {
            form.put("code_verifier", verifier.reveal());
        }
        if (!basic) {
            form.put("client_id", account.clientId());
            form.put("client_secret", account.clientSecret().reveal());
        }
        JsonNode answer = TokenEndpoint.forLogin(account.name(), account.tokenUri())
                .post(
                        form,
                        Optional.of(TokenEndpoint.basic(account.clientId(), account.clientSecret()))
                                .filter(credentials -> basic));
        String refresh = answer.path("refresh_token").asText("");
        if (refresh.isEmpty()) {
            throw refused(
                    "it gave no refresh token",
                    "hub." + account.name() + ".authorize-url must ask for one, as Google's by access_type=offline");
        }
        return new Granted(
                new Secret(answer.path("access_token").asText()),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)),
                new Secret(refresh));
    }

    private VendorException refused(String said, String remedy) {
        return new VendorException.Refused(account.name(), "logging in to " + account.name(), said, remedy);
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Secret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
