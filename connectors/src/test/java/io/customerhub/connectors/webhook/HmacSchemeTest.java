package io.customerhub.connectors.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.tokens.Secret;
import io.customerhub.connectors.webhook.HmacScheme.SignatureHeader;
import io.customerhub.connectors.webhook.WebhookVerdict.Genuine;
import io.customerhub.connectors.webhook.WebhookVerdict.Refused;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HmacSchemeTest {
    @Test
    void knowsTheHashOfRfc4231() {
        var scheme = SignedCall.scheme(
                "HmacSHA256", true, new SignatureHeader("signature", "", ""), "{body}", SignedCall.NO_TIME);
        var call = new WebhookCall(
                "POST",
                "/",
                Map.of("signature", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
                "what do ya want for nothing?".getBytes(UTF_8));

        assertThat(scheme.judge(call, SignedCall.NOW)).isInstanceOf(Genuine.class);
    }

    @Test
    void knowsTheHashOfRfc2202() {
        var scheme = SignedCall.scheme(
                "HmacSHA1", true, new SignatureHeader("signature", "", "sha1="), "{body}", SignedCall.NO_TIME);
        var call = new WebhookCall(
                "POST",
                "/",
                Map.of("Signature", "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
                "what do ya want for nothing?".getBytes(UTF_8));

        assertThat(scheme.judge(call, SignedCall.NOW)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @MethodSource("io.customerhub.connectors.webhook.SignedCall#schemes")
    void acceptsWhatTheSystemSigned(SignedCall signed) {
        assertThat(signed.scheme().judge(signed.call(), SignedCall.NOW)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @MethodSource("io.customerhub.connectors.webhook.SignedCall#schemes")
    void refusesBodyInWhichAnyByteIsAnyOther(SignedCall signed) {
        for (int at = 0; at < SignedCall.BODY.length; at++) {
            for (int change = 1; change < 256; change++) {
                byte[] other = SignedCall.BODY.clone();
                other[at] ^= (byte) change;
                refused(signed, new WebhookCall("POST", signed.uri(), signed.headers(), other));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.customerhub.connectors.webhook.SignedCall#schemes")
    void refusesBodyWithOneByteMoreOrLess(SignedCall signed) {
        for (int at = 0; at < SignedCall.BODY.length; at++) {
            byte[] shorter = SignedCall.bytes(new String(SignedCall.BODY, 0, at, UTF_8), tail(at + 1), "");
            refused(signed, new WebhookCall("POST", signed.uri(), signed.headers(), shorter));
            byte[] longer = SignedCall.bytes(new String(SignedCall.BODY, 0, at, UTF_8) + "1", tail(at), "");
            refused(signed, new WebhookCall("POST", signed.uri(), signed.headers(), longer));
        }
    }

    @ParameterizedTest
    @MethodSource("io.customerhub.connectors.webhook.SignedCall#schemes")
    void refusesHeadersInWhichAnyCharacterIsAnyOther(SignedCall signed) {
        signed.headers().forEach((name, value) -> {
            for (int at = 0; at < value.length(); at++) {
                for (char other = ' '; other < 127; other++) {
                    if (other != value.charAt(at)) {
                        var headers = new TreeMap<>(signed.headers());
                        headers.put(name, value.substring(0, at) + other + value.substring(at + 1));
                        refused(signed, new WebhookCall("POST", signed.uri(), headers, SignedCall.BODY));
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.customerhub.connectors.webhook.SignedCall#schemes")
    void refusesHeadersThatAreCutOrMissing(SignedCall signed) {
        signed.headers().forEach((name, value) -> {
            for (int length = 0; length < value.length(); length++) {
                var headers = new TreeMap<>(signed.headers());
                headers.put(name, value.substring(0, length));
                refused(signed, new WebhookCall("POST", signed.uri(), headers, SignedCall.BODY));
            }
            var headers = new TreeMap<>(signed.headers());
            headers.remove(name);
            refused(signed, new WebhookCall("POST", signed.uri(), headers, SignedCall.BODY));
        });
    }

    @Test
    void refusesAnotherAddressOrMethodWhereTheyAreSigned() {
        SignedCall signed = SignedCall.hubSpot(SignedCall.NOW);

        refused(signed, new WebhookCall("POST", "/webhooks/hubspot?portal=8", signed.headers(), SignedCall.BODY));
        refused(signed, new WebhookCall("PUT", signed.uri(), signed.headers(), SignedCall.BODY));
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, -1, 0, 1, 300_000})
    void acceptsCallsOfFiveMinutes(long milliseconds) {
        SignedCall signed = SignedCall.hubSpot(SignedCall.NOW.plusMillis(milliseconds));

        assertThat(signed.scheme().judge(signed.call(), SignedCall.NOW)).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000, -300_001, 300_001, 86_400_000})
    void refusesWhatIsOlderOrAheadOfOurClock(long milliseconds) {
        SignedCall signed = SignedCall.hubSpot(SignedCall.NOW.plusMillis(milliseconds));

        assertThat(signed.scheme().judge(signed.call(), SignedCall.NOW))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("signed more than 300 s"));
    }

    @Test
    void refusesTimesThatAreNone() {
        for (String time : new String[] {"", "-1", "1e9", "999999999999999999999", "1793448000 ", "１"}) {
            String signature = SignedCall.hex("HmacSHA256", SignedCall.bytes(time + ".", SignedCall.BODY, ""));
            var call = new WebhookCall(
                    "POST", "/", Map.of("Stripe-Signature", "t=" + time + ",v1=" + signature), SignedCall.BODY);
            assertThat(SignedCall.stripeScheme().judge(call, SignedCall.NOW))
                    .as(time)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void ofSeveralSignaturesOneMustBeRightInAnyOrder() {
        long time = SignedCall.NOW.getEpochSecond();
        String good = SignedCall.hex("HmacSHA256", SignedCall.bytes(time + ".", SignedCall.BODY, ""));
        String bad = SignedCall.hex("HmacSHA256", SignedCall.bytes(time + "-", SignedCall.BODY, ""));
        for (String header : new String[] {
            "t=%d,v1=%s,v1=%s".formatted(time, good, bad),
            "t=%d,v1=%s,v1=%s".formatted(time, bad, good),
            "v1=%s,v1=%s,t=%d".formatted(bad, good, time),
            "v0=%s,v1=%s,t=%d,v1=%s".formatted(bad, bad, time, good)
        }) {
            assertThat(stripe(header)).as(header).isInstanceOf(Genuine.class);
        }
        for (String header : new String[] {
            "t=%d,v1=%s,v1=%s".formatted(time, bad, bad),
            "t=%d,v0=%s".formatted(time, good),
            "t=%d".formatted(time),
            "v1=%s".formatted(good),
            "t=%d,t=%d,v1=%s".formatted(time, time, good),
            "t=%d,v1= %s".formatted(time, good),
            "t=%d,v1=%s,".formatted(time, good.toUpperCase(java.util.Locale.ROOT)),
            good
        }) {
            assertThat(stripe(header)).as(header).isInstanceOf(Refused.class);
        }
    }

    private static WebhookVerdict stripe(String header) {
        return SignedCall.stripeScheme()
                .judge(
                        new WebhookCall("POST", "/", Map.of("Stripe-Signature", header), SignedCall.BODY),
                        SignedCall.NOW);
    }

    @Test
    void nothingIsGenuineWithoutSecret() {
        var scheme = new HmacScheme(
                new Secret(""),
                "HmacSHA256",
                false,
                new SignatureHeader("intuit-signature", "", ""),
                SignedText.parse("{body}"),
                SignedCall.NO_TIME,
                SignedCall.HUB);

        assertThat(scheme.judge(SignedCall.quickBooks().call(), SignedCall.NOW)).isInstanceOf(Refused.class);
        assertThat(scheme.judge(
                        new WebhookCall("POST", "/", Map.of("intuit-signature", ""), new byte[0]), SignedCall.NOW))
                .isInstanceOf(Refused.class);
    }

    @Test
    void showsNoSecretOfItself() {
        assertThat(SignedCall.stripeScheme().toString()).doesNotContain("Jefe");
        assertThat(SignedCall.stripe(SignedCall.NOW.getEpochSecond(), "v1")
                        .call()
                        .toString())
                .isEqualTo("a call of a webhook");
    }

    private static void refused(SignedCall signed, WebhookCall call) {
        if (!(signed.scheme().judge(call, SignedCall.NOW) instanceof Refused)) {
            throw new AssertionError(signed + " accepted a call that nobody signed");
        }
    }

    private static byte[] tail(int from) {
        return java.util.Arrays.copyOfRange(
                SignedCall.BODY, Math.min(from, SignedCall.BODY.length), SignedCall.BODY.length);
    }
}
