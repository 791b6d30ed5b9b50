package io.customerhub.app.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.app.bench.stream.MadeUpEvents.Batch;
import io.customerhub.app.bench.stream.MadeUpEvents.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MadeUpEventsTest {
    private static final List<String> CUSTOMERS = KnownCustomers.addresses(5_000);
    private static final Batch BATCH = new MadeUpEvents(CUSTOMERS).next(10_000);

    @Test
    void saysWhatAPlainReadingOfItsMessagesSays() throws IOException {
        Set<String> ids = new HashSet<>();
        Map<Integer, String> last = new HashMap<>();
        long sound = 0;
        long records = 0;
        for (Event event : BATCH.events()) {
            JsonNode read = read(event);
            records += read.at("/customer/email").isMissingNode() ? 1 : 2;
            if (read.has("customer")) {
                sound++;
                if (ids.add(read.get("id").asText())) {
                    last.put(event.partition(), read.get("id").asText());
                }
            }
        }
        assertThat(BATCH.events()).hasSize(10_000);
        assertThat(BATCH.ids()).isEqualTo(ids).hasSizeBetween(9_000, 9_500);
        assertThat(BATCH.sound()).isEqualTo(sound).isBetween(9_890L, 9_900L);
        assertThat(BATCH.records()).isEqualTo(records).isGreaterThan(10_150);
        assertThat(BATCH.last())
                .containsExactlyInAnyOrderElementsOf(last.values())
                .hasSize(MadeUpEvents.PARTITIONS);
    }

    @Test
    void isTheSameEachTime() {
        assertThat(new MadeUpEvents(CUSTOMERS).next(10_000)).isEqualTo(BATCH);
    }

    @Test
    void everyCustomerHasAnAddressOfTheirOwn() {
        assertThat(new HashSet<>(CUSTOMERS)).hasSize(5_000);
    }

    private static JsonNode read(Event event) {
        try {
            return new ObjectMapper().readTree(event.bytes());
        } catch (IOException e) {
            return new ObjectMapper().missingNode();
        }
    }
}
