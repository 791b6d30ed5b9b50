package io.customerhub.connectors.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.sheets.v4.Sheets;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Google's own client, to a Sheets API that plays its part. */
final class SheetsClientFactoryTest {
    private final HttpServer google = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private String good = "Bearer token-1";
    private int status = 200;
    private boolean usedUp;

    SheetsClientFactoryTest() throws IOException {
        google.createContext("/", this::answer);
        google.start();
    }

    @AfterEach
    void close() {
        google.stop(0);
    }

    @Test
    void everyCallIsTakenFromTheQuota() throws IOException {
        Sheets sheets = sheets();
        read(sheets);
        read(sheets);

        assertThat(taken).hasSize(2);
        assertThat(authorizations).containsExactly(good, good);
    }

    @Test
    void refusedTokenIsReplaced() throws IOException {
        good = "Bearer token-2";

        read(sheets());

        assertThat(authorizations).containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void callBeyondTheBudgetIsNotMade() {
        usedUp = true;

        assertThatThrownBy(() -> read(sheets()))
                .isInstanceOf(VendorException.RateLimited.class)
                .hasMessageContaining("the declared limit of 9/day calls is used up");
        assertThat(authorizations).isEmpty();
    }

    @Test
    void systemThatFailsAgainAndAgainIsLeftAlone() {
        status = 503;
        Sheets sheets = sheets();
        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> read(sheets)).isInstanceOf(GoogleJsonResponseException.class);
        }

        assertThatThrownBy(() -> read(sheets))
                .isInstanceOf(VendorException.Unavailable.class)
                .hasMessageContaining("it failed again and again and is left alone for 30 s");
        assertThat(authorizations).hasSize(5);
    }

    @Test
    void systemThatDoesNotAnswerCountsAsSick() {
        Sheets sheets = sheets();
        google.stop(0);
        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> read(sheets)).isInstanceOf(IOException.class);
        }

        assertThatThrownBy(() -> read(sheets)).hasMessageContaining("is left alone for 30 s");
    }

    private Sheets sheets() {
        var quota = new CallQuota("google-sheets", CallLimit.parse("9/day"), this::take);
        return new SheetsClientFactory(
                        new CallGate("google-sheets", quota, RestBook.forgetting(), InstantSource.system()),
                        new TwoTokens(),
                        "http://localhost:" + google.getAddress().getPort() + "/")
                .makeClient(null, null, null, null, null, null);
    }

    private static void read(Sheets sheets) throws IOException {
        sheets.spreadsheets().get("sheet").execute();
    }

    private Place take(String account, List<CallLimit> limits, Duration patience) {
        if (usedUp) {
            return new Place(Optional.of(limits.get(0)), Duration.ofHours(3));
        }
        taken.add(account);
        return new Place(Optional.empty(), Duration.ZERO);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(given);
        byte[] body = "{\"spreadsheetId\":\"sheet\"}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(good.equals(given) ? status : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static final class TwoTokens implements AccessTokens {
        @Override
        public Secret current() {
            return new Secret("token-1");
        }

        @Override
        public Secret insteadOf(Secret refused) {
            return new Secret("token-2");
        }
    }
}
