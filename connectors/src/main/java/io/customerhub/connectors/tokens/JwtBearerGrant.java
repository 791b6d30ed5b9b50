package io.customerhub.connectors.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Optional;

/** By an assertion that the hub signs (RFC 7523): a service account of Google, a connected app of Salesforce. */
public final class JwtBearerGrant implements Grant {
    private static final long USUAL_SECONDS = 3600;
    private static final Duration ASSERTION = Duration.ofMinutes(3);

    private final Assertion assertion;
    private final InstantSource clock;
    private final TokenEndpoint endpoint;

    /**
     * Who says what to whom.
     *
     * @param issuer the client's id, or the service account's address
     * @param subject the user to act for; the issuer again for a service account
     * @param audience the token endpoint, or Salesforce's login host
     * @param scope what to ask for; may be empty
     * @param privateKey RSA, PKCS #8, as PEM
     */
    public record Assertion(String issuer, String subject, String audience, String scope, Secret privateKey) {}

    public JwtBearerGrant(String account, URI tokenUri, Assertion assertion, InstantSource clock) {
        this.assertion = assertion;
        this.clock = clock;
        this.endpoint = TokenEndpoint.forClient(account, tokenUri);
    }

    @Override
    public Secret given() {
        return assertion.privateKey();
    }

    @Override
    public Granted next(Secret refresh) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        form.put("assertion", signed());
        JsonNode answer = endpoint.post(form, Optional.empty());
        return new Granted(
                new Secret(answer.path("access_token").asText()),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_SECONDS)),
                assertion.privateKey());
    }

    private String signed() {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(assertion.issuer())
                .subject(assertion.subject())
                .audience(assertion.audience())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(ASSERTION)));
        if (!assertion.scope().isEmpty()) {
            claims.claim("scope", assertion.scope());
        }
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims.build());
        try {
            jwt.sign(new RSASSASigner(key()));
        } catch (JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "signing an assertion of " + assertion.issuer() + ": its private key is not RSA in PKCS #8 as PEM");
        }
        return jwt.serialize();
    }

    private RSAPrivateKey key() throws GeneralSecurityException {
        String pem = assertion.privateKey().reveal().replaceAll("-----[A-Z ]+-----|\\\\n|\\s", "");
        return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
