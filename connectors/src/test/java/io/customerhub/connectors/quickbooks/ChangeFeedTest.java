package io.customerhub.connectors.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeFeedTest {
    private static final Instant NOW = Instant.parse("2025-06-10T12:00:00Z");
    private static final String CURSOR = "{\"Invoice\":{\"changedAt\":\"2025-06-10T11:00:00Z\"}}";

    private final ObjectNode answer = JsonRecords.MAPPER.createObjectNode();
    private final ArrayNode invoices = answer.putArray("CDCResponse")
            .addObject()
            .putArray("QueryResponse")
            .addObject()
            .putArray("Invoice");

    @Test
    void laterRunAsksTheFeedAndSeesDeletions() throws IOException {
        QuickBooksReading reading = reading(CURSOR);
        assertThat(reading.next().toString())
                .contains("/cdc?", "entities=Invoice", "changedSince=2025-06-10T10%3A55%3A00Z");
        invoice(1, "2025-06-10T11:30:00Z");
        invoice(2, "2025-06-10T11:20:00Z").put("status", "Deleted");

        Page page = reading.page(JsonRecords.bytes(answer));

        assertThat(page.records()).extracting(RawRecord::id).containsExactly("1", "2");
        assertThat(page.records()).extracting(RawRecord::deleted).containsExactly(false, true);
        assertThat(page.cursor()).contains("2025-06-10T11:30:00Z");
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void fullFeedGivesItsDeletionsAndTheQueryTheRest() throws IOException {
        QuickBooksReading reading = reading(CURSOR);
        for (int id = 1; id < 1000; id++) {
            invoice(id, "2025-06-10T11:30:00Z");
        }
        invoice(1000, "2025-06-10T11:30:00Z").put("status", "Deleted");

        Page page = reading.page(JsonRecords.bytes(answer));

        assertThat(page.records())
                .singleElement()
                .satisfies(record -> assertThat(record.deleted()).isTrue());
        assertThat(page.cursor()).isEqualTo(CURSOR);
        assertThat(reading.next().toString()).contains("/query?", "2025-06-10T10%3A55%3A00Z");
    }

    @Test
    void emptyFeedLeavesTheCursorWhereItWas() throws IOException {
        QuickBooksReading reading = reading(CURSOR);

        assertThat(reading.page(JsonRecords.bytes(answer)).cursor()).isEqualTo(CURSOR);
        assertThat(reading.isMore()).isFalse();
    }

    @Test
    void firstRunAndOneAfterTheFeedsThirtyDaysQuery() throws IOException {
        assertThat(reading("{}").next().toString()).contains("/query?");
        assertThat(reading("{\"Invoice\":{\"changedAt\":\"2025-05-01T00:00:00Z\"}}")
                        .next()
                        .toString())
                .contains("/query?");
    }

    @Test
    void answersOfAnotherShapeStopTheRunAndAreNoEmptyPages() throws IOException {
        refused(CURSOR, "{\"Fault\":{}}", "an answer without CDCResponse");
        refused("{}", "{\"Fault\":{}}", "an answer without QueryResponse");
        refused("{}", "{\"QueryResponse\":{\"Invoice\":[{\"Id\":\"1\"}]}}", "LastUpdatedTime is not a time");
        String time = "\"MetaData\":{\"LastUpdatedTime\":\"2025-06-10T11:00:00Z\"}";
        refused("{}", "{\"QueryResponse\":{\"Invoice\":[{" + time + "}]}}", "a record without 'Id'");
    }

    @Test
    void shortPagesOfOneTimeAreNotTheEnd() throws IOException {
        QuickBooksReading reading = reading("{}");
        assertThat(ids(reading, 1, 2)).containsExactly("1", "2");
        assertThat(ids(reading, 1, 2)).isEmpty();
        assertThat(reading.next().toString()).contains("startposition+2+");
        assertThat(ids(reading, 2, 3)).containsExactly("3");
        assertThat(reading.isMore()).isTrue();
        assertThat(ids(reading, 3)).isEmpty();
        assertThat(reading.isMore()).isFalse();
    }

    private static List<String> ids(QuickBooksReading reading, int... invoices) throws IOException {
        ObjectNode answer = JsonRecords.MAPPER.createObjectNode();
        ArrayNode rows = answer.putObject("QueryResponse").putArray("Invoice");
        for (int id : invoices) {
            rows.addObject().put("Id", String.valueOf(id)).putObject("MetaData").put("LastUpdatedTime", NOW.toString());
        }
        return reading.page(JsonRecords.bytes(answer)).records().stream()
                .map(RawRecord::id)
                .toList();
    }

    private static void refused(String cursor, String answer, String words) throws IOException {
        QuickBooksReading reading = reading(cursor);
        assertThatThrownBy(() -> reading.page(answer.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageContaining(words);
    }

    private ObjectNode invoice(int id, String changedAt) {
        ObjectNode invoice = invoices.addObject().put("Id", String.valueOf(id));
        invoice.putObject("MetaData").put("LastUpdatedTime", changedAt);
        return invoice;
    }

    private static QuickBooksReading reading(String cursor) throws IOException {
        return new QuickBooksReading(
                "quickbooks", "https://books", List.of("Invoice"), 1000, Duration.ofMinutes(5), cursor, NOW);
    }
}
