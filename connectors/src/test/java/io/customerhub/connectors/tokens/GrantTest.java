package io.customerhub.connectors.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways to tokens, each against an endpoint over HTTP. */
final class GrantTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final String FIRST = "grant_type=refresh_token&refresh_token=first";

    private final ScriptedTokenEndpoint endpoint = new ScriptedTokenEndpoint();
    private final KeptTokens store = new KeptTokens();
    private Instant now = NOON;

    GrantTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void clientThatIsToStandInTheFormDoes() {
        var grant = new RefreshTokenGrant(
                new OAuthAccount("books", endpoint.uri(), "client", new Secret("hush"), new Secret("first")), false);

        assertThat(new GrantedTokens("books", grant, store, () -> now).current().reveal())
                .isEqualTo("access-1");
        assertThat(endpoint.requests()).containsExactly(FIRST + "&client_id=client&client_secret=hush");
    }

    @Test
    void clientsOwnSecretIsAskedWithAgain() {
        endpoint.answering(200, number -> "{\"access_token\":\"a" + number + "\"}");
        var grant = new ClientCredentialsGrant("org", endpoint.uri(), "client", new Secret("hush"), "all");
        var tokens = new GrantedTokens("org", grant, store, () -> now);

        assertThat(tokens.insteadOf(tokens.current()).reveal()).isEqualTo("a2");
        assertThat(endpoint.requests())
                .containsOnly("grant_type=client_credentials&client_id=client&client_secret=hush&scope=all");
    }

    @Test
    void tokenOfSixtyDaysIsUsedForADayAndThenExchangedAtTheHalfOfItsLife() {
        endpoint.answering(200, number -> "{\"access_token\":\"long-" + number + "\",\"expires_in\":5184000}");
        var tokens = new GrantedTokens(
                "instagram", new LongLivedGrant("instagram", endpoint.uri(), new Secret("given")), store, () -> now);

        assertThat(tokens.current().reveal()).isEqualTo("given");
        now = NOON.plus(Duration.ofDays(2));
        assertThat(tokens.current().reveal()).isEqualTo("long-1");
        now = NOON.plus(Duration.ofDays(31));
        assertThat(tokens.current().reveal()).isEqualTo("long-1");
        now = NOON.plus(Duration.ofDays(33));
        assertThat(tokens.current().reveal()).isEqualTo("long-2");
        assertThat(endpoint.queries()).last().isEqualTo("grant_type=ig_refresh_token&access_token=long-1");
    }

    @Test
    void assertionSaysWhoAndToWhomAndIsSigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        var grant = new JwtBearerGrant(
                "sheets",
                endpoint.uri(),
                new JwtBearerGrant.Assertion("hub@example.com", "ann", "https://login", "read", new Secret(pem)),
                () -> now);

        new GrantedTokens("sheets", grant, store, () -> now).current();

        String form = endpoint.requests().get(0);
        assertThat(form).startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
        SignedJWT jwt = SignedJWT.parse(form.substring(form.lastIndexOf('=') + 1));
        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo("hub@example.com");
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("ann");
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("https://login");
        assertThat(jwt.getJWTClaimsSet().getExpirationTime()).isEqualTo(Date.from(NOON.plusSeconds(180)));
    }

    @Test
    void keyThatIsNoneIsSaidAndNotShown() {
        var grant = new JwtBearerGrant(
                "sheets",
                endpoint.uri(),
                new JwtBearerGrant.Assertion("hub", "hub", "aud", "", new Secret("hushhush")),
                () -> now);

        assertThatThrownBy(() -> grant.next(grant.given()))
                .hasMessageContaining("its private key is not RSA in PKCS #8 as PEM")
                .hasMessageNotContaining("hushhush")
                .hasNoCause();
    }
}
