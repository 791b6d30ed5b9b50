package io.customerhub.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.VendorException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VendorAnswerTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 207})
    void successIsItsBodyAndNoHeaderGoesOn(int status) {
        Exchange exchange = Exchanges.answer(status, bytes("{}"));
        exchange.getMessage().setHeader("Set-Cookie", "session");

        assertThat(VendorAnswer.body(exchange, "shop", "reading")).isEqualTo(bytes("{}"));
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void answerWithoutBodyIsEmpty() {
        assertThat(VendorAnswer.body(Exchanges.answer(204, null), "shop", "reading"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "0, 0", "'Wed, 21 Oct 2025 07:28:00 GMT', 10", "-5, 10", "99999999, 10", "'', 10"})
    void tooManyCallsWaitAsLongAsTheVendorAsks(String retryAfter, long seconds) {
        Exchange exchange = Exchanges.answer(429, bytes("slow down"));
        exchange.getMessage().setHeader("Retry-After", retryAfter);

        assertThat(limited(exchange).retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void tooManyCallsWithoutHeaderWaitTheUsualTime() {
        VendorException.RateLimited limited = limited(Exchanges.answer(429, bytes("")));

        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(10));
        assertThat(limited).hasMessage("reading: shop asks to wait");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 17, 32, 613})
    void metaSaysForbiddenWhereItMeansTooManyCalls(int code) {
        byte[] body = bytes("{\"error\":{\"message\":\"(#" + code + ") limit reached\",\"type\":\"OAuthException\","
                + "\"code\":" + code + ",\"fbtrace_id\":\"A\"}}");

        assertThat(limited(Exchanges.answer(403, body)).retryAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void sickVendorIsTriedAgainLater(int status) {
        assertThatThrownBy(() -> VendorAnswer.body(Exchanges.answer(status, bytes("oh\n no")), "shop", "reading"))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessage(
                        "reading: shop is not available: HTTP " + status + " oh no; it is tried again by the next run");
    }

    @ParameterizedTest
    @CsvSource({
        "401, check the account's credentials and what it may do",
        "403, check the account's credentials and what it may do",
        "400, check the route's parameters and the mapping",
        "404, check the route's parameters and the mapping",
        "302, check the route's parameters and the mapping"
    })
    void refusalSaysWhatToDo(int status, String remedy) {
        assertThatThrownBy(() -> VendorAnswer.body(Exchanges.answer(status, bytes("no")), "shop", "reading"))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessage("reading: shop refuses: HTTP " + status + " no; " + remedy);
    }

    @Test
    void quotesNoMoreThanCanBeRead() {
        assertThatThrownBy(() -> VendorAnswer.body(Exchanges.answer(400, bytes("x".repeat(9000))), "shop", "reading"))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(400));
    }

    private static VendorException.RateLimited limited(Exchange exchange) {
        return catchThrowableOfType(
                VendorException.RateLimited.class, () -> VendorAnswer.body(exchange, "shop", "reading"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
