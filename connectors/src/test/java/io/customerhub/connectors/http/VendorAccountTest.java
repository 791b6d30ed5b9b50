package io.customerhub.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.quota.CallCounter.Place;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.connectors.quota.CallQuota;
import io.customerhub.connectors.quota.RestBook;
import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Through Camel's own http endpoint. */
final class VendorAccountTest {
    private static final int NO_ANSWER = -1;

    private final HttpServer vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private Set<String> good = Set.of();
    private int status = 200;
    private CallQuota quota = new CallQuota("vendor", List.of(), VendorAccountTest::usedUp);

    VendorAccountTest() throws IOException {
        vendor.createContext("/", this::answer);
        vendor.start();
    }

    @AfterEach
    void close() {
        vendor.stop(0);
    }

    @Test
    void goodTokenIsSentOnceAndStandsInNoHeaderOfTheMessage() throws Exception {
        good = Set.of("Bearer token-1");

        Exchange exchange = call(bytes("hello"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(authorizations).containsExactly("Bearer token-1");
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain("token-1", "Bearer");
        assertThat(exchange.getAllProperties().toString()).doesNotContain("token-1", "Bearer");
    }

    @Test
    void refusedTokenIsReplacedAndTheCallRepeatedWithItsBody() throws Exception {
        good = Set.of("Bearer token-2");

        Exchange exchange = call(bytes("hello"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(authorizations).containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(bodies).containsExactly("hello", "hello");
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain("token-");
    }

    @Test
    void callWithoutBodyIsRepeatedToo() throws Exception {
        good = Set.of("Bearer token-2");

        assertThat(call(null).getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                .isEqualTo(200);
    }

    @Test
    void secondRefusalIsTheAnswer() throws Exception {
        Exchange exchange = call(bytes("hello"));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(401);
        assertThat(authorizations).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void systemThatFailsAgainAndAgainIsLeftAlone() throws Exception {
        good = Set.of("Bearer token-1");
        status = 500;
        var account = new VendorAccount(gate(), Authorization.bearer(new CountedTokens()));
        for (int call = 0; call < 5; call++) {
            call(bytes("hello"), account);
        }

        assertThatThrownBy(() -> call(bytes("hello"), account))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageContaining("it failed again and again and is left alone for 30 s");
        assertThat(bodies).hasSize(5);
    }

    @Test
    void callThatIsNotAnsweredNamesTheSystem() {
        status = NO_ANSWER;

        assertThatThrownBy(() -> call(bytes("hello")))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageStartingWith("calling vendor: vendor is not available: no answer: NoHttpResponseException")
                .hasMessageEndingWith("it is tried again by the next run");
    }

    @Test
    void callBeyondTheDeclaredLimitIsNotMade() {
        good = Set.of("Bearer token-1");
        quota = new CallQuota("vendor", CallLimit.parse("2/day"), VendorAccountTest::usedUp);

        assertThatThrownBy(() -> call(bytes("hello")))
                .isInstanceOfSatisfying(
                        VendorException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofHours(12)))
                .hasMessageContaining("the declared limit of 2/day calls is used up");
        assertThat(bodies).isEmpty();
    }

    @Test
    void vendorsOwnHeaderCarriesTheKeyAsItIs() throws Exception {
        good = Set.of("token-1");

        Exchange exchange = call(
                bytes("hello"), new VendorAccount(gate(), Authorization.header("Authorization", new CountedTokens())));

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    private Exchange call(@Nullable Object body) throws Exception {
        return call(body, new VendorAccount(gate(), Authorization.bearer(new CountedTokens())));
    }

    private Exchange call(@Nullable Object body, VendorAccount account) throws Exception {
        Exchange exchange = Exchanges.of(body);
        var component = new HttpComponent();
        component.setCamelContext(exchange.getContext());
        component.setHttpClientConfigurer(account);
        component.start();
        var endpoint = (HttpEndpoint) component.createEndpoint(
                "http://localhost:" + vendor.getAddress().getPort() + "/rows?throwExceptionOnFailure=false");
        Producer producer = endpoint.createProducer();
        endpoint.start();
        producer.start();
        try {
            producer.process(exchange);
            return exchange;
        } finally {
            producer.stop();
            endpoint.stop();
            component.stop();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (status == NO_ANSWER) {
            exchange.close();
            return;
        }
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = bytes("{}");
        exchange.sendResponseHeaders(
                good.contains(exchange.getRequestHeaders().getFirst("Authorization")) ? status : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private CallGate gate() {
        return new CallGate("vendor", quota, RestBook.forgetting(), InstantSource.system());
    }

    private static Place usedUp(String account, List<CallLimit> limits, Duration patience) {
        return new Place(Optional.of(limits.get(0)), Duration.ofHours(12));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives token-1, and the next number for every refused one. */
    private static final class CountedTokens implements AccessTokens {
        private int number = 1;

        @Override
        public Secret current() {
            return new Secret("token-" + number);
        }

        @Override
        public Secret insteadOf(Secret refused) {
            assertThat(refused).isEqualTo(current());
            number++;
            return current();
        }
    }
}
