package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person lets a client in: at QuickBooks, and at Google with a proof that the code's redeemer is who asked for it. */
class ConsentTest {

    private static final String REDIRECT = "http://localhost:8765/connected";
    private static final String QUICKBOOKS = "/quickbooks/connect/oauth2?client_id=qb&response_type=code&scope="
            + World.encoded("com.intuit.quickbooks.accounting") + "&redirect_uri=" + World.encoded(REDIRECT);
    private static final String GOOGLE = "/google/o/oauth2/v2/auth?client_id=gc&response_type=code&scope="
            + World.encoded("https://www.googleapis.com/auth/spreadsheets") + "&redirect_uri="
            + World.encoded(REDIRECT);
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";

    @Test
    void personIsSentBackWithCodeStateAndCompany() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.get(QUICKBOOKS + "&state=s1").body()).contains("Connect");

            World.Answer sent = world.post(QUICKBOOKS + "&state=s1", "decision=allow");

            assertThat(sent.status()).isEqualTo(302);
            assertThat(sent.headers().get("location"))
                    .startsWith(REDIRECT + "?code=")
                    .contains("realmId=" + World.REALM)
                    .endsWith("state=s1");
        }
    }

    @Test
    void personWhoDeclinesIsSentBackWithoutCode() throws IOException {
        try (World world = World.demo()) {
            assertThat(world.post(QUICKBOOKS + "&state=s1", "decision=deny")
                            .headers()
                            .get("location"))
                    .isEqualTo(REDIRECT + "?error=access_denied&state=s1");
        }
    }

    @Test
    void whatIsAskedWronglyIsAnErrorPageAndNoRedirect() throws IOException {
        try (World world = World.demo()) {
            for (String wrong : new String[] {
                QUICKBOOKS,
                QUICKBOOKS.replace("client_id=qb", "client_id=other") + "&state=s",
                QUICKBOOKS.replace("8765", "8766") + "&state=s",
                QUICKBOOKS.replace("accounting", "payment") + "&state=s",
                QUICKBOOKS.replace("response_type=code", "response_type=token") + "&state=s",
                GOOGLE + "&code_challenge=abc&code_challenge_method=plain"
            }) {
                assertThat(world.get(wrong).status()).as(wrong).isEqualTo(400);
                assertThat(world.post(wrong, "decision=allow").status())
                        .as(wrong)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void codeIsRedeemedOnceAndEndsWhatWasGivenBefore() throws IOException {
        try (World world = World.demo()) {
            String code = code(world.post(QUICKBOOKS + "&state=s", "decision=allow"));

            World.Answer tokens = redeemAtQuickBooks(world, code, REDIRECT);

            assertThat(tokens.status()).isEqualTo(200);
            assertThat(redeemAtQuickBooks(world, code, REDIRECT).status()).isEqualTo(400);
            assertThat(world.refreshQuickBooks("first").status()).isEqualTo(400);
            assertThat(world.refreshQuickBooks(
                                    tokens.json().path("refresh_token").asText())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void codeWithAnotherRedirectOrTooLateIsRefused() throws IOException {
        try (World world = World.demo()) {
            String other = code(world.post(QUICKBOOKS + "&state=s", "decision=allow"));
            assertThat(redeemAtQuickBooks(world, other, "http://localhost/elsewhere")
                            .status())
                    .isEqualTo(400);
            String late = code(world.post(QUICKBOOKS + "&state=s", "decision=allow"));
            world.clock.forward(Duration.ofMinutes(6));
            assertThat(redeemAtQuickBooks(world, late, REDIRECT).status()).isEqualTo(400);
        }
    }

    @Test
    void codeIsRedeemedByWhoeverHasItsVerifierOnly() throws Exception {
        try (World world = World.demo()) {
            String asked = GOOGLE + "&access_type=offline&code_challenge_method=S256&code_challenge=" + challenge();

            assertThat(redeemAtGoogle(world, code(world.post(asked, "decision=allow")), "another")
                            .status())
                    .isEqualTo(400);
            World.Answer good = redeemAtGoogle(world, code(world.post(asked, "decision=allow")), VERIFIER);

            assertThat(good.status()).isEqualTo(200);
            assertThat(good.json().path("refresh_token").asText()).startsWith("1//");
        }
    }

    @Test
    void refreshTokenIsGivenForOfflineAccessOnly() throws IOException {
        try (World world = World.demo()) {
            World.Answer answer = redeemAtGoogle(world, code(world.post(GOOGLE, "decision=allow")), "");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().has("refresh_token")).isFalse();
        }
    }

    @Test
    void whatIsDisconnectedStaysSoAfterARestartUntilAPersonConsentsAgain(@TempDir Path state) throws IOException {
        try (World world = World.keeping(state)) {
            world.asQuickBooks();
            world.post("/sandbox/quickbooks/disconnect", "");
            world.post("/sandbox/google/disconnect", "");
            assertThat(world.query("select count(*) from Customer").status()).isEqualTo(401);
        }
        try (World world = World.keeping(state)) {
            assertThat(world.refreshQuickBooks("first").status()).isEqualTo(400);
            assertThat(refreshAtGoogle(world, "gr").status()).isEqualTo(400);
            String code = code(world.post(GOOGLE + "&access_type=offline", "decision=allow"));
            String token =
                    redeemAtGoogle(world, code, "").json().path("refresh_token").asText();
            assertThat(refreshAtGoogle(world, token).status()).isEqualTo(200);
        }
    }

    private static World.Answer redeemAtQuickBooks(World world, String code, String redirect) throws IOException {
        world.authorized("Basic " + Base64.getEncoder().encodeToString("qb:qs".getBytes(StandardCharsets.UTF_8)));
        return world.post(
                "/quickbooks/oauth2/v1/tokens/bearer",
                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + World.encoded(redirect));
    }

    private static World.Answer redeemAtGoogle(World world, String code, String verifier) throws IOException {
        return world.post(
                "/google/token",
                "grant_type=authorization_code&client_id=gc&client_secret=gs&code=" + code + "&code_verifier="
                        + verifier + "&redirect_uri=" + World.encoded(REDIRECT));
    }

    private static World.Answer refreshAtGoogle(World world, String token) throws IOException {
        return world.post(
                "/google/token",
                "grant_type=refresh_token&client_id=gc&client_secret=gs&refresh_token=" + World.encoded(token));
    }

    private static String code(World.Answer redirect) {
        return redirect.headers().getOrDefault("location", "").replaceAll(".*[?&]code=([^&]*).*", "$1");
    }

    private static String challenge() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
