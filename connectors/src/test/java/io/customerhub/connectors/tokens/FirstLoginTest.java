package io.customerhub.connectors.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FirstLoginTest {
    private static final URI REDIRECT = URI.create("http://localhost:8765/connected");

    private final ScriptedTokenEndpoint endpoint = new ScriptedTokenEndpoint();

    FirstLoginTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void addressSaysWhoAsksForWhatAndHoldsNoSecret() {
        FirstLogin login = login("https://vendor.example/auth?access_type=offline", true);

        assertThat(login.address())
                .startsWith("https://vendor.example/auth?access_type=offline&client_id=client&response_type=code"
                        + "&scope=read+all&redirect_uri=http%3A%2F%2Flocalhost%3A8765%2Fconnected&state=")
                .doesNotContain("hush");
        assertThat(state(login)).hasSizeGreaterThan(30);
        assertThat(state(login)).isNotEqualTo(state(login("https://v/a", true)));
    }

    @Test
    void codeIsRedeemedWithTheVerifierOfTheChallenge() throws Exception {
        FirstLogin login = login("https://vendor.example/auth", true);

        Grant.Granted granted = login.redeem(Map.of("code", "c1", "state", state(login)));

        assertThat(granted.access().reveal()).isEqualTo("access-1");
        assertThat(granted.refresh().reveal()).isEqualTo("refresh-1");
        assertThat(granted.lifetime()).isEqualTo(Duration.ofHours(1));
        Map<String, String> form = parse(endpoint.requests().get(0));
        assertThat(form)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c1")
                .containsEntry("redirect_uri", REDIRECT.toString())
                .containsEntry("client_secret", "hush");
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
        assertThat(query(login))
                .containsEntry(
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void answerOfAnotherLoginIsNotRedeemed() {
        FirstLogin login = login("https://vendor.example/auth", false);

        assertThatThrownBy(() -> login.redeem(Map.of("code", "c1", "state", "another")))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining("not that of this login");
        assertThat(endpoint.requests()).isEmpty();
    }

    @Test
    void personWhoDeclinesIsToldWhatTheVendorSaid() {
        assertThatThrownBy(() -> login("https://v/auth", false).redeem(Map.of("error", "access_denied")))
                .hasMessage(
                        "logging in to books: books refuses: it sent back 'access_denied'; log in anew and consent");
    }

    @Test
    void loginThatGivesNoRefreshTokenIsNoLogin() {
        endpoint.answering(200, number -> "{\"access_token\":\"a\"}");
        FirstLogin login = login("https://vendor.example/auth", false);

        assertThatThrownBy(() -> login.redeem(Map.of("code", "c", "state", state(login))))
                .hasMessageContaining("it gave no refresh token; hub.books.authorize-url must ask for one");
    }

    @Test
    void codeThatTheVendorRefusesIsShownInNoMessage() {
        endpoint.answering(400, number -> "{\"error\":\"invalid_grant\",\"error_description\":\"code hush-code\"}");
        FirstLogin login = login("https://vendor.example/auth", false);

        assertThatThrownBy(() -> login.redeem(Map.of("code", "hush-code", "state", state(login))))
                .hasMessageContaining("logging in to books: books refuses: HTTP 400 invalid_grant; a code is good once")
                .hasMessageNotContaining("hush");
    }

    private FirstLogin login(String page, boolean proven) {
        return new FirstLogin(
                new OAuthAccount("books", endpoint.uri(), "client", new Secret("hush"), new Secret("")),
                false,
                new LoginPage(URI.create(page), "read all", REDIRECT, proven));
    }

    private static String state(FirstLogin login) {
        return query(login).getOrDefault("state", "");
    }

    private static Map<String, String> query(FirstLogin login) {
        return parse(URI.create(login.address()).getRawQuery());
    }

    private static Map<String, String> parse(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
