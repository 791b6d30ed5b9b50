package io.customerhub.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.WebhookVerdict.Genuine;
import io.customerhub.connectors.webhook.WebhookVerdict.Refused;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedSecretSchemeTest {
    private static final Secret SECRET = new Secret("a b+c/é");
    private static final SharedSecretScheme EITHER = new SharedSecretScheme(SECRET, "x-hub-secret", "code", false);
    private static final SharedSecretScheme PATH = new SharedSecretScheme(SECRET, "", "", true);

    @Test
    void takesTheSecretFromHeaderQueryOrPath() {
        assertThat(judge(EITHER, "/", Map.of("X-Hub-Secret", "a b+c/é"))).isInstanceOf(Genuine.class);
        assertThat(judge(EITHER, "/?x=1&code=a%20b%2Bc%2F%C3%A9", Map.of())).isInstanceOf(Genuine.class);
        assertThat(judge(PATH, "/webhooks/salesforce/a%20b%2Bc%2F%C3%A9?x=1", Map.of()))
                .isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?code=",
                "/?code",
                "/?code=a%20b%2Bc%2F%C3%A8",
                "/?Code=a%20b%2Bc%2F%C3%A9",
                "/?code=a%20b%2Bc%2F%C3%A9&code=a%20b%2Bc%2F%C3%A9",
                "/?code=%zz",
                "/a%20b%2Bc%2F%C3%A9"
            })
    void refusesEverythingElse(String uri) {
        assertThat(judge(EITHER, uri, Map.of())).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAnySecretThatDiffersInOneCharacter() {
        String secret = SECRET.reveal();
        for (int at = 0; at < secret.length(); at++) {
            for (char other = ' '; other < 300; other++) {
                if (other != secret.charAt(at)) {
                    String wrong = secret.substring(0, at) + other + secret.substring(at + 1);
                    assertThat(judge(EITHER, "/", Map.of("x-hub-secret", wrong)))
                            .isInstanceOf(Refused.class);
                }
            }
        }
    }

    @Test
    void aWrongHeaderIsNotMendedByTheQuery() {
        assertThat(judge(EITHER, "/?code=a%20b%2Bc%2F%C3%A9", Map.of("x-hub-secret", "other")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothingIsGenuineWithoutSecret() {
        var open = new SharedSecretScheme(new Secret(""), "x-hub-secret", "code", true);

        assertThat(judge(open, "/?code=", Map.of("x-hub-secret", ""))).isInstanceOf(Refused.class);
        assertThat(judge(open, "/", Map.of())).isInstanceOf(Refused.class);
    }

    private static WebhookVerdict judge(WebhookScheme scheme, String uri, Map<String, String> headers) {
        return scheme.judge(new WebhookCall("POST", uri, headers, new byte[0]), Instant.EPOCH);
    }
}
