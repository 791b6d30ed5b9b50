package io.customerhub.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StripeReadingTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_750_000_000);

    @Test
    void firstRunListsAllAndTheNextAsksForEvents() throws IOException {
        StripeReading first = reading("{}");
        assertThat(first.next()).hasToString("GET https://stripe/v1/customers?limit=100");
        Page page = page(first, "{'data':[{'id':'cus_2'},{'id':'cus_1'}],'has_more':true}");
        assertThat(first.next()).hasToString("GET https://stripe/v1/customers?limit=100&starting_after=cus_1");
        assertThat(reading(page.cursor()).next())
                .as("a run that was cut off")
                .hasToString("GET https://stripe/v1/customers?limit=100&starting_after=cus_1");
        Page last = page(first, "{'data':[{'id':'cus_0'}],'has_more':false}");
        assertThat(first.isMore()).isFalse();

        assertThat(reading(last.cursor()).next())
                .hasToString("GET https://stripe/v1/events?limit=100&types%5B%5D=customer.updated"
                        + "&created%5Bgte%5D=1749999700");
    }

    @Test
    void ofSeveralEventsOfAnObjectTheNewestCounts() throws IOException {
        StripeReading reading = reading("{\"eventsSince\":1749990000}");

        Page first = page(
                reading,
                "{'data':[{'id':'e4','type':'customer.deleted','data':{'object':{'id':'cus_1'}}},"
                        + "{'id':'e3','type':'customer.updated','data':{'object':{'id':'cus_2','name':'new'}}}],"
                        + "'has_more':true}");
        Page second = page(
                reading,
                "{'data':[{'id':'e2','type':'customer.updated','data':{'object':{'id':'cus_2','name':'old'}}},"
                        + "{'id':'e1','type':'customer.updated','data':{'object':{'id':'cus_1'}}}],'has_more':false}");

        assertThat(first.records()).extracting(RawRecord::id).containsExactly("cus_1", "cus_2");
        assertThat(first.records()).extracting(RawRecord::deleted).containsExactly(true, false);
        assertThat(first.cursor()).as("until the last page").contains("1749990000");
        assertThat(second.records()).isEmpty();
        assertThat(second.cursor()).contains("1750000000");
    }

    @Test
    void afterThirtyDaysTheListIsReadAnew() throws IOException {
        assertThat(reading("{\"eventsSince\":1740000000}").next())
                .hasToString("GET https://stripe/v1/customers?limit=100");
    }

    private static StripeReading reading(String cursor) throws IOException {
        return new StripeReading("stripe", "https://stripe", "customers", List.of("customer.updated"), cursor, NOW);
    }

    private static Page page(StripeReading reading, String answer) throws IOException {
        return reading.page(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
