package io.customerhub.connectors.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebhookDeclarationTest {
    private static final Map<String, String> GOOD = Map.of(
            "path", "stripe",
            "methods", "POST",
            "scheme", "hmac",
            "signatureHeader", "Stripe-Signature",
            "timestampPart", "t",
            "signed", "{timestamp}.{body}",
            "maxAgeSeconds", "300",
            "rememberSeconds", "600",
            "format", "json",
            "events", "type");

    @Test
    void isSoundWhereAllFitsTogether() {
        assertThat(new WebhookDeclaration(GOOD).problems()).isEmpty();
        assertThat(new WebhookDeclaration(GOOD).keys()).containsExactly("hub.stripe.webhook-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheme | hmca | there is no scheme 'hmca'; use hmac",
                "signatureHeader | '' | nothing says where the signature is; give signatureHeader",
                "signed | '{timestamp}' | what is signed, '{timestamp}', leaves out the body; put {body}",
                "signed | '{body}' | the time is not signed, so anybody can change it; put {timestamp}",
                "signed | '{time}.{body}' | nothing of a call is called {time}; use {body}",
                "timestampPart | '' | nothing says where the time is; give timestampHeader",
                "rememberSeconds | 599 | a call is forgotten while it could be repeated; let rememberSeconds",
                "path | 'stripe/{secret}' | a secret in the path belongs to the scheme secret-path; take",
                "scheme | secret-path | the secret has no place in the path; let the path end in /{secret}",
                "scheme | shared-secret | nothing says where the secret is; give secretHeader or secretQuery",
                "asksFor | 'refund.*' | 'refund.*' names no events and flows; write 'event: flow'",
                "asksFor | 'a: b; c' | 'c' names no events and flows; write 'event: flow'",
                "asksFor | 'a: b c: d' | 'a: b c: d' names no events and flows; write 'event: flow'"
            })
    void saysWhatDoesNotFit(String word, String value, String problem) {
        var words = new TreeMap<>(GOOD);
        words.put(word, value);

        assertThat(new WebhookDeclaration(words).problems())
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    @Test
    void eventsThatAskForFlowsMustBeFound() {
        var words = new TreeMap<>(GOOD);
        words.put("events", "");
        words.put("asksFor", "*: stripe-customers");

        assertThat(new WebhookDeclaration(words).problems())
                .containsExactly("nothing says where the events stand in the body; give events");
    }

    @Test
    void linesThatCamelWouldRunTogetherAreFound() {
        var words = new TreeMap<>(GOOD);
        words.put("asksFor", "a: b\nc: d\n");

        assertThat(new WebhookDeclaration(words).problems())
                .singleElement()
                .asString()
                .startsWith("the lines of 'a: b …' run together");
    }
}
