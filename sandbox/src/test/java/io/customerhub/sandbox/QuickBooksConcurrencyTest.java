package io.customerhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.journal.Journal;
import io.customerhub.sandbox.quickbooks.QuickBooks;
import io.customerhub.sandbox.quickbooks.QuickBooksCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuickBooksConcurrencyTest {

    @Test
    void refusesTheEleventhCallWhileTenAreUnderWay() throws IOException {
        QuickBooks quickBooks = new QuickBooks(
                new QuickBooksCredentials("qb", "qs", "first", "42", "verifier", "http://localhost/connected"),
                World.DEMO,
                Journal.forgetting(),
                new Statistics(),
                new SettableClock());
        Response token = quickBooks.answer(new Request(
                "POST",
                "/oauth2/v1/tokens/bearer",
                Map.of(),
                Map.of("authorization", "Basic cWI6cXM="),
                "grant_type=refresh_token&refresh_token=first",
                ""));
        String access =
                Json.MAPPER.readTree(token.parts().get(0)).path("access_token").asText();
        Request call = new Request(
                "GET", "/v3/company/42/customer/1", Map.of(), Map.of("authorization", "Bearer " + access), "", "");

        List<Response> underWay = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            underWay.add(quickBooks.answer(call));
        }
        assertThat(underWay).allMatch(response -> response.status() == 200);
        assertThat(quickBooks.answer(call).status()).isEqualTo(429);
        underWay.get(0).sent().run();
        assertThat(quickBooks.answer(call).status()).isEqualTo(200);
    }
}
