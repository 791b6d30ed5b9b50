package io.customerhub.app.account;

import io.customerhub.app.HubException;
import io.customerhub.app.HubProperties;
import io.customerhub.connectors.http.Authorization;
import io.customerhub.connectors.http.VendorAccount;
import io.customerhub.connectors.quota.CallCounter;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.connectors.quota.CallQuota;
import io.customerhub.connectors.quota.RestBook;
import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.ClientCredentialsGrant;
import io.customerhub.connectors.tokens.FirstLogin;
import io.customerhub.connectors.tokens.Grant;
import io.customerhub.connectors.tokens.GrantedTokens;
import io.customerhub.connectors.tokens.JwtBearerGrant;
import io.customerhub.connectors.tokens.LoginPage;
import io.customerhub.connectors.tokens.LongLivedGrant;
import io.customerhub.connectors.tokens.OAuthAccount;
import io.customerhub.connectors.tokens.RefreshTokenGrant;
import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.tokens.TokenStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The accounts that {@code hub.NAME.auth} declares, each with its tokens and its limits. */
public final class Accounts {
    /** What the name of an account's bean ends in. */
    public static final String SUFFIX = "-account";

    private final HubProperties properties;
    private final TokenStore store;
    private final CallCounter counter;
    private final RestBook rests;
    private final InstantSource clock;
    private final Map<String, AccessTokens> tokens = new TreeMap<>();
    private final Map<String, CallGate> gates = new TreeMap<>();

    public Accounts(
            HubProperties properties, TokenStore store, CallCounter counter, RestBook rests, InstantSource clock) {
        this.properties = properties;
        this.store = store;
        this.counter = counter;
        this.rests = rests;
        this.clock = clock;
    }

    /** Gives every account under the name of its bean, for {@code httpClientConfigurer: "#NAME-account"}. */
    public void each(BiConsumer<String, VendorAccount> bind) {
        names().forEach(name -> bind.accept(name + SUFFIX, account(name)));
    }

    /** The names of all accounts. */
    public List<String> names() {
        return properties.accounts();
    }

    /** An account as calls pass it. */
    public VendorAccount account(String name) {
        return new VendorAccount(gate(name), authorization(name, style(name)));
    }

    /** An account's tokens, for components that make their own calls. */
    public AccessTokens tokens(String name) {
        return tokens.computeIfAbsent(name, this::newTokens);
    }

    /** What an account's calls pass, for components that make their own calls. */
    public CallGate gate(String name) {
        return gates.computeIfAbsent(
                name,
                account -> new CallGate(
                        account,
                        new CallQuota(account, limits(account), counter),
                        rests,
                        clock,
                        properties.firstWait()));
    }

    /** An account's declared limits. */
    public List<CallLimit> limits(String name) {
        return CallLimit.parse(property(name, "limits"));
    }

    /** An account's tokens that the vendor grants; none where a token stays what it is. */
    public Optional<GrantedTokens> grantedTokens(String name) {
        return tokens(name) instanceof GrantedTokens granted ? Optional.of(granted) : Optional.empty();
    }

    /** A login by which a person lets the hub into an account; none where the way in knows no such thing. */
    public Optional<FirstLogin> login(String name, URI redirect) {
        if (style(name) != AuthStyle.REFRESH_TOKEN
                || property(name, "authorize-url").isEmpty()) {
            return Optional.empty();
        }
        var page = new LoginPage(
                URI.create(property(name, "authorize-url")),
                property(name, "authorize-scope"),
                redirect,
                Boolean.parseBoolean(property(name, "authorize-proof")));
        return Optional.of(new FirstLogin(oauth(name), isBasic(name), page));
    }

    private Authorization authorization(String name, AuthStyle style) {
        return switch (style) {
            case SAME_AS -> {
                String other = property(name, "same-as");
                yield authorization(other, style(other));
            }
            case BASIC -> Authorization.basic(tokens(name));
            case HEADER -> Authorization.header(property(name, "header"), tokens(name));
            default -> Authorization.bearer(tokens(name));
        };
    }

    private AccessTokens newTokens(String name) {
        return switch (style(name)) {
            case TOKEN -> AccessTokens.fixed(secret(name, "access-token"));
            case HEADER -> AccessTokens.fixed(secret(name, "secret"));
            case BASIC -> AccessTokens.fixed(basic(property(name, "user"), secret(name, "secret")));
            case REFRESH_TOKEN -> granted(name, new RefreshTokenGrant(oauth(name), isBasic(name)));
            case CLIENT_CREDENTIALS ->
                granted(
                        name,
                        new ClientCredentialsGrant(
                                name,
                                uri(name),
                                property(name, "client-id"),
                                secret(name, "client-secret"),
                                property(name, "scope")));
            case JWT_BEARER -> granted(name, new JwtBearerGrant(name, uri(name), assertion(name), clock));
            case LONG_LIVED_TOKEN -> granted(name, new LongLivedGrant(name, uri(name), secret(name, "access-token")));
            case SAME_AS -> tokens(property(name, "same-as"));
        };
    }

    private OAuthAccount oauth(String name) {
        return new OAuthAccount(
                name,
                uri(name),
                property(name, "client-id"),
                secret(name, "client-secret"),
                secret(name, "refresh-token"));
    }

    private boolean isBasic(String name) {
        return property(name, "client-auth").equals("basic");
    }

    private JwtBearerGrant.Assertion assertion(String name) {
        String subject = property(name, "subject");
        String audience = property(name, "audience");
        return new JwtBearerGrant.Assertion(
                property(name, "issuer"),
                subject.isEmpty() ? property(name, "issuer") : subject,
                audience.isEmpty() ? property(name, "token-url") : audience,
                property(name, "scope"),
                secret(name, "private-key"));
    }

    private GrantedTokens granted(String name, Grant grant) {
        return new GrantedTokens(name, grant, store, clock);
    }

    AuthStyle style(String name) {
        String word = property(name, "auth");
        return AuthStyle.of(word)
                .orElseThrow(() -> new HubException(
                        "reading hub." + name + ".auth: '" + word + "' is not one of " + AuthStyle.words()));
    }

    private URI uri(String name) {
        return URI.create(property(name, "token-url"));
    }

    private Secret secret(String name, String key) {
        return new Secret(property(name, key));
    }

    private String property(String name, String key) {
        return properties.get("hub." + name + "." + key);
    }

    private static Secret basic(String user, Secret password) {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new Secret(Base64.getEncoder().encodeToString(both));
    }
}
