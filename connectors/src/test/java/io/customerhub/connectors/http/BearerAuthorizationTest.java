package io.customerhub.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.tokens.AccessTokens;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Through Camel's own http endpoint. */
final class BearerAuthorizationTest {
    private final HttpServer vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> authorizations = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private Set<String> good = Set.of();

    BearerAuthorizationTest() throws IOException {
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

    private Exchange call(@Nullable Object body) throws Exception {
        Exchange exchange = Exchanges.of(body);
        var component = new HttpComponent();
        component.setCamelContext(exchange.getContext());
        var tokens = new CountedTokens();
        component.setHttpClientConfigurer(new BearerAuthorization(tokens));
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
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] answer = bytes("{}");
        exchange.sendResponseHeaders(
                good.contains(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
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
