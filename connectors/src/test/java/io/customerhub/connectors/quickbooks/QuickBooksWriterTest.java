package io.customerhub.connectors.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.JsonRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

final class QuickBooksWriterTest {
    private static final Delivery ANN = Deliveries.upsert("c-1", """
            {"Id": "17", "PrimaryEmailAddr": {"Address": "ann@example.com"}, "PrimaryPhone": null}
            """);
    private static final String BOOKS = """
            {"QueryResponse": {"Customer": [
              {"Id": "17", "SyncToken": "3", "PrimaryEmailAddr": {"Address": "%s", "Kept": "yes"},
               "PrimaryPhone": {"FreeFormNumber": "(876) 555-0101"}}]}}
            """;

    private final QuickBooksWriter writer = new QuickBooksWriter();

    QuickBooksWriterTest() {
        writer.setBaseUrl("https://books.example.com");
        writer.setRealm("9");
    }

    @Test
    void onlyWhatDiffersIsWrittenWithWhatStandsBesideIt() throws IOException {
        Exchange exchange = looked(BOOKS.formatted("old@example.com"), ANN);
        writer.request(exchange);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_URI))
                .isEqualTo("https://books.example.com/v3/company/9/customer");
        assertThat(body(exchange)).isEqualTo(JsonRecords.MAPPER.readTree("""
                {"Id": "17", "SyncToken": "3", "sparse": true,
                 "PrimaryEmailAddr": {"Address": "ann@example.com", "Kept": "yes"}}
                """));
        assertThat(answered(exchange, 200, "{\"Customer\":{\"Id\":\"17\"}}"))
                .containsExactly(Answer.written("c-1", "17"));
    }

    @Test
    void sameChangeOfTheSameStateHasTheSameRequestId() throws IOException {
        assertThat(requestId("3")).isEqualTo(requestId("3")).isNotEqualTo(requestId("4"));
    }

    private Object requestId(String syncToken) throws IOException {
        Exchange exchange = looked(BOOKS.formatted("old@example.com").replace("\"3\"", "\"" + syncToken + "\""), ANN);
        writer.request(exchange);
        return exchange.getMessage().getHeader(Exchange.HTTP_QUERY);
    }

    @Test
    void customerWhoIsAsTheyShouldBeIsNotWritten() throws IOException {
        Delivery written = Deliveries.upsert("c-1", """
                {"Id": "17", "PrimaryEmailAddr": {"Address": "Ann@Example.com"},
                 "PrimaryPhone": {"FreeFormNumber": "+18765550101"}}
                """);

        assertThat(answers(looked(BOOKS.formatted("ann@example.com"), written)))
                .containsExactly(Answer.written("c-1", "17"));
    }

    @Test
    void customerWhomTheBooksDoNotHaveIsRefused() throws IOException {
        assertThat(answers(looked("{\"QueryResponse\":{}}", ANN)))
                .containsExactly(Answer.refused("c-1", "the books have no customer 17"));
    }

    @Test
    void customerWhomSomebodyChangedMeanwhileIsTriedAgain() throws IOException {
        Exchange exchange = looked(BOOKS.formatted("old@example.com"), ANN);
        writer.request(exchange);

        assertThat(answered(exchange, 400, """
                        {"Fault":{"Error":[{"Message":"Stale Object Error","Detail":"…","code":"5010"}]}}
                        """)).extracting(Answer::outcome).containsExactly(Outcome.UNANSWERED);
    }

    @Test
    void nobodyIsTakenOutOfTheBooks() {
        Exchange exchange = Exchanges.of(List.of(Deliveries.retire("c-9", "20")));
        writer.begin(exchange);

        assertThat(exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class)
                        .isMore())
                .isFalse();
        assertThat(answers(exchange)).containsExactly(Answer.written("c-9", "20"));
    }

    /** A batch whose customers have been looked at. */
    private Exchange looked(String books, Delivery... rows) throws IOException {
        Exchange exchange = Exchanges.of(List.of(rows));
        writer.begin(exchange);
        assertThat(String.valueOf(exchange.getMessage().getHeader(Exchange.HTTP_QUERY)))
                .contains("17");
        answer(exchange, 200, books);
        writer.found(exchange);
        return exchange;
    }

    private List<Answer> answered(Exchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body);
        writer.answer(exchange);
        return answers(exchange);
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answers(Exchange exchange) {
        writer.answers(exchange);
        return (List<Answer>) exchange.getMessage().getBody();
    }

    private static void answer(Exchange exchange, int status, String body) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode body(Exchange exchange) throws IOException {
        return JsonRecords.MAPPER.readTree((byte[]) exchange.getMessage().getBody());
    }
}
