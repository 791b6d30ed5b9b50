package io.customerhub.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.quota.CallCounter.Place;
import io.customerhub.connectors.quota.CallGate;
import io.customerhub.connectors.quota.CallLimit;
import io.customerhub.connectors.quota.CallQuota;
import io.customerhub.connectors.quota.RestBook;
import io.customerhub.connectors.tokens.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Through camel-salesforce itself, to an org that plays its part. */
final class GatedSalesforceClientTest {
    private static final String QUERY = "salesforce:query?rawPayload=true&sObjectQuery=select%20Id%20from%20Contact";

    private final HttpServer org = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String goodToken = "session-1";
    private volatile boolean usedUp;
    private int logins;

    GatedSalesforceClientTest() throws IOException {
        org.createContext("/", this::answer);
        org.start();
    }

    @BeforeEach
    void start() throws Exception {
        var quota = new CallQuota("salesforce", CallLimit.parse("9/day"), this::take);
        camel.addComponent(
                "salesforce",
                SalesforceConnection.component(
                        new CallGate("salesforce", quota, RestBook.forgetting(), InstantSource.system()),
                        "http://localhost:" + org.getAddress().getPort(),
                        "client",
                        new Secret("hush"),
                        new NoChangeEvents()));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        org.stop(0);
    }

    @Test
    void everyCallIsTakenFromTheQuotaAndALoginIsNone() {
        assertThat(call()).contains("records");
        assertThat(call()).contains("records");

        assertThat(taken).hasSize(2);
        assertThat(paths).containsOnlyOnce("/services/oauth2/token").hasSize(3);
    }

    @Test
    void callThatIsRepeatedAfterALoginIsOneCall() {
        call();
        goodToken = "session-2";

        assertThat(call()).contains("records");

        assertThat(taken).hasSize(2);
        assertThat(paths).filteredOn(path -> path.contains("/query")).hasSize(3);
    }

    @Test
    void callBeyondTheBudgetIsNotMade() {
        call();
        int before = paths.size();
        usedUp = true;

        assertThatThrownBy(this::call)
                .satisfies(failure -> assertThat(refusal(failure))
                        .isInstanceOfSatisfying(
                                VendorException.RateLimited.class,
                                limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofHours(3)))
                        .hasMessageContaining("the declared limit of 9/day calls is used up"));
        assertThat(paths).hasSize(before);
        usedUp = false;
        assertThat(call()).contains("records");
    }

    @Test
    void orgThatFailsAgainAndAgainIsLeftAlone() {
        call();
        status = 503;
        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(this::call).isInstanceOf(CamelExecutionException.class);
        }
        int before = paths.size();

        assertThatThrownBy(this::call)
                .satisfies(failure -> assertThat(refusal(failure))
                        .isInstanceOf(VendorException.Unavailable.class)
                        .hasMessageContaining("it failed again and again and is left alone for 30 s"));
        assertThat(paths).hasSize(before);
    }

    private VendorException refusal(Throwable failure) {
        var exchange = new DefaultExchange(camel);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return SalesforceRefusal.of(exchange, "salesforce", "reading");
    }

    private String call() {
        return camel.createProducerTemplate().requestBody(QUERY, "", String.class);
    }

    private Place take(String account, List<CallLimit> limits, Duration patience) {
        if (usedUp) {
            return new Place(Optional.of(limits.get(0)), Duration.ofHours(3));
        }
        taken.add(account);
        return new Place(Optional.empty(), Duration.ZERO);
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        if (path.endsWith("/token")) {
            logins++;
            String here = "http://localhost:" + org.getAddress().getPort();
            send(
                    exchange,
                    200,
                    "{\"access_token\":\"session-" + logins + "\",\"instance_url\":\"" + here + "\",\"id\":\"" + here
                            + "/id/00D5f0000000001EAA/0055f000000001AAAA\",\"token_type\":\"Bearer\"}");
        } else if (!exchange.getRequestHeaders().getFirst("Authorization").endsWith(goodToken)) {
            send(exchange, 401, "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"expired\"}]");
        } else {
            send(
                    exchange,
                    status,
                    status == 200 ? "{\"records\":[]}" : "[{\"errorCode\":\"SERVER\",\"message\":\"no\"}]");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
