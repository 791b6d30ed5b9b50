package io.customerhub.connectors.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantedTokensTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final String FIRST = "grant_type=refresh_token&refresh_token=first";

    private final ScriptedTokenEndpoint endpoint = new ScriptedTokenEndpoint();
    private final KeptTokens store = new KeptTokens();
    private Instant now = NOON;

    GrantedTokensTest() throws IOException {}

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void storesRotatedTokenBeforeItIsUsed() {
        GrantedTokens tokens = tokens("first");

        assertThat(tokens.current().reveal()).isEqualTo("access-1");
        assertThat(store.saved()).singleElement().satisfies(saved -> {
            assertThat(saved.refresh().reveal()).isEqualTo("refresh-1");
            assertThat(saved.access().reveal()).isEqualTo("access-1");
            assertThat(saved.expiresAt()).isEqualTo(NOON.plusSeconds(3600));
        });
    }

    @Test
    void usesTokenUntilShortlyBeforeItEnds() {
        GrantedTokens tokens = tokens("first");
        tokens.current();
        now = NOON.plus(Duration.ofMinutes(57));
        assertThat(tokens.current().reveal()).isEqualTo("access-1");

        now = NOON.plus(Duration.ofMinutes(58));

        assertThat(tokens.current().reveal()).isEqualTo("access-2");
        assertThat(endpoint.requests()).containsExactly(FIRST, "grant_type=refresh_token&refresh_token=refresh-1");
    }

    @Test
    void goesOnWithStoredTokenAfterRestart() {
        tokens("first").current();

        assertThat(tokens("first").current().reveal()).isEqualTo("access-1");
        assertThat(endpoint.requests()).hasSize(1);
    }

    @Test
    void refusedTokenIsReplaced() {
        GrantedTokens tokens = tokens("first");
        Secret refused = tokens.current();

        assertThat(tokens.insteadOf(refused).reveal()).isEqualTo("access-2");
        assertThat(tokens.current().reveal()).isEqualTo("access-2");
    }

    @Test
    void tokenThatAnotherProcessReplacedIsNotReplacedAgain() {
        GrantedTokens one = tokens("first");
        GrantedTokens other = tokens("first");
        Secret refused = one.current();
        other.current();

        assertThat(one.insteadOf(refused).reveal()).isEqualTo("access-2");
        assertThat(other.insteadOf(refused).reveal()).isEqualTo("access-2");
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void eightThreadsCauseOneRefresh() throws Exception {
        GrantedTokens tokens = tokens("first");

        assertThat(inEightThreads(tokens::current)).containsOnly(new Secret("access-1"));
        assertThat(endpoint.requests()).containsExactly(FIRST);

        assertThat(inEightThreads(() -> tokens.insteadOf(new Secret("access-1"))))
                .containsOnly(new Secret("access-2"));
        assertThat(endpoint.requests()).hasSize(2);
    }

    @Test
    void tokenThatPersonGaveAnewCountsMoreThanTheStoredOne() {
        tokens("first").current();

        assertThat(tokens("given anew").current().reveal()).isEqualTo("access-2");
        assertThat(endpoint.requests().get(1)).isEqualTo("grant_type=refresh_token&refresh_token=given+anew");
    }

    @Test
    void keepsRefreshTokenThatDoesNotRotate() {
        endpoint.answering(200, refresh -> "{\"access_token\":\"a" + refresh + "\",\"expires_in\":60}");
        GrantedTokens tokens = tokens("first");
        tokens.insteadOf(tokens.current());

        assertThat(endpoint.requests()).containsOnly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void refusalAsksForPersonAndShowsNoToken(int status) {
        endpoint.answering(status, refresh -> "{\"error\":\"invalid_grant\",\"hint\":\"first\"}");
        GrantedTokens tokens = tokens("first");

        assertThatThrownBy(tokens::current)
                .isInstanceOf(VendorException.LoginNeeded.class)
                .hasMessage("refreshing the access to books: books refuses: HTTP " + status
                        + " invalid_grant; a person must log in again: hub connect books");
        assertThat(store.saved()).singleElement().satisfies(kept -> {
            assertThat(kept.access().isEmpty()).isTrue();
            assertThat(kept.refusedAt()).contains(now);
        });
    }

    @Test
    void refusalIsRememberedSinceItsFirstTimeAndForgottenWhenTheVendorThinksBetter() {
        endpoint.answering(400, refresh -> "{\"error\":\"invalid_grant\"}");
        GrantedTokens tokens = tokens("first");
        assertThatThrownBy(tokens::current).isInstanceOf(VendorException.LoginNeeded.class);
        Instant since = now;
        now = now.plusSeconds(3600);
        assertThatThrownBy(tokens::current).isInstanceOf(VendorException.LoginNeeded.class);
        assertThat(tokens.kept().flatMap(Tokens::refusedAt)).contains(since);

        endpoint.answering(200, refresh -> "{\"access_token\":\"well\"}");

        assertThat(tokens.current().reveal()).isEqualTo("well");
        assertThat(tokens.kept().flatMap(Tokens::refusedAt)).isEmpty();
    }

    @Test
    void clientThatIsRefusedIsNoReasonToLogInAgain() {
        endpoint.answering(401, refresh -> "{\"error\":\"invalid_client\",\"error_description\":\"hush is wrong\"}");

        assertThatThrownBy(tokens("first")::current)
                .isInstanceOf(VendorException.Refused.class)
                .hasMessage("refreshing the access to books: books refuses: HTTP 401 invalid_client;"
                        + " check the client's id and secret: hub connect books");
        assertThat(store.saved()).isEmpty();
    }

    @Test
    void accountWithoutRefreshTokenAsksForThePersonAndNotTheVendor() {
        assertThatThrownBy(tokens("")::current)
                .hasMessage("refreshing the access to books: nobody has logged in yet;"
                        + " a person must log in again: hub connect books");
        assertThat(endpoint.requests()).isEmpty();
        assertThat(store.saved()).isEmpty();
    }

    @Test
    void loginCountsUntilAPersonGivesAnotherToken() {
        tokens("").take(new Grant.Granted(new Secret("of login"), Duration.ofHours(1), new Secret("refresh-of-login")));

        assertThat(tokens("").current().reveal()).isEqualTo("of login");
        assertThat(tokens("given anew").current().reveal()).isEqualTo("access-1");
    }

    @Test
    void takingAwayTheVariableLeavesWhatIsStored() {
        tokens("first").current();

        assertThat(tokens("").current().reveal()).isEqualTo("access-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void sickEndpointIsTriedAgainLater(int status) {
        endpoint.answering(status, refresh -> "first");
        GrantedTokens tokens = tokens("first");

        assertThatThrownBy(tokens::current)
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageContaining("HTTP " + status)
                .hasMessageNotContaining("first");
        endpoint.answering(200, refresh -> "{\"access_token\":\"well\"}");
        assertThat(tokens.current().reveal()).isEqualTo("well");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tokenthatissecret",
                "'{\"access_token\":tokenthatissecret}'",
                "{}",
                "'{\"refresh_token\":\"tokenthatissecret\"}'",
                "[]"
            })
    void answerWithoutTokenIsNeitherStoredNorShown(String body) {
        endpoint.answering(200, refresh -> body);
        GrantedTokens tokens = tokens("first");

        assertThatThrownBy(tokens::current)
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageNotContaining("tokenthatissecret");
        assertThat(store.saved()).isEmpty();
    }

    @Test
    void endpointThatIsNotThereIsTriedAgainLater() {
        GrantedTokens tokens = tokens("first");
        endpoint.close();

        assertThatThrownBy(tokens::current).isInstanceOf(VendorException.Unavailable.class);
    }

    @Test
    void nothingShowsSecret() {
        var account = new OAuthAccount("books", endpoint.uri(), "client", new Secret("hush"), new Secret("hush"));
        var tokens = new Tokens(new Secret("hush"), NOON, new Secret("hush"), "seed");

        assertThat(new Secret("hush")).hasToString("***");
        assertThat(account.toString()).doesNotContain("hush").contains("***");
        assertThat(tokens.toString()).doesNotContain("hush").contains("***");
        assertThat(new Secret("hush")).isEqualTo(new Secret("hush")).isNotEqualTo(new Secret("hush hush"));
    }

    @Test
    void fixedTokenStaysWhatItIs() {
        AccessTokens fixed = AccessTokens.fixed(new Secret("private-app"));

        assertThat(fixed.insteadOf(fixed.current())).isEqualTo(fixed.current());
    }

    private GrantedTokens tokens(String refreshToken) {
        return new GrantedTokens(
                "books",
                new RefreshTokenGrant(
                        new OAuthAccount(
                                "books", endpoint.uri(), "client", new Secret("hush"), new Secret(refreshToken)),
                        true),
                store,
                () -> now);
    }

    private static List<Secret> inEightThreads(Callable<Secret> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Secret>> futures = threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(thread -> work).toList());
            var secrets = new java.util.ArrayList<Secret>();
            for (Future<Secret> future : futures) {
                secrets.add(future.get());
            }
            return secrets;
        } finally {
            threads.shutdownNow();
        }
    }
}
