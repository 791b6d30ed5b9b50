package io.customerhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

final class RestWriterTest {
    private static final Delivery ANN = Deliveries.upsert("c-1", "{\"name\":\"Ann\"}");
    private static final Delivery BOB = Deliveries.upsert("c-2", "{\"name\":null}");

    private final RestWriter writer = new RestWriter();

    RestWriterTest() {
        writer.setSystem("club");
        writer.setAddress("https://club.example.com/customers");
    }

    @Test
    void rowHasACallOfItsOwnAtItsAddress() throws IOException {
        writer.setAddress("https://club.example.com/customers/{id}");
        writer.setVendorIdField("member.no");
        Exchange exchange = begin(ANN, BOB);

        assertThat(sent(exchange)).isEqualTo("PUT https://club.example.com/customers/c-1 {\"name\":\"Ann\"}");
        answer(exchange, 200, "{\"member\":{\"no\":\"M-1\"}}");
        writer.request(exchange);
        assertThat(sent(exchange)).isEqualTo("PUT https://club.example.com/customers/c-2 {\"name\":null}");
        answer(exchange, 204, "");

        assertThat(answers(exchange)).containsExactly(Answer.written("c-1", "M-1"), Answer.written("c-2", "c-2"));
    }

    @Test
    void listIsOneCallWhoseAnswerNamesTheRows() throws IOException {
        asList();
        Exchange exchange = begin(ANN, BOB, Deliveries.upsert("c-3", "{\"name\":\"Cy\"}"));

        assertThat(sent(exchange))
                .isEqualTo("POST https://club.example.com/customers {\"customers\":["
                        + "{\"reference\":\"c-1\",\"name\":\"Ann\"},{\"reference\":\"c-2\",\"name\":null},"
                        + "{\"reference\":\"c-3\",\"name\":\"Cy\"}]}");
        answer(exchange, 200, """
                {"results": [{"reference": "c-2", "error": {"message": "no name"}},
                             {"reference": "c-1", "customer": {"no": "M-1"}}]}
                """);

        List<Answer> answers = answers(exchange);
        assertThat(answers.subList(0, 2))
                .containsExactly(Answer.written("c-1", "M-1"), Answer.refused("c-2", "no name"));
        assertThat(answers.get(2).outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void listThatIsRefusedForOneRowIsHalved() throws IOException {
        asList();
        Exchange exchange = begin(ANN, BOB);
        answer(exchange, 422, "{}");
        writer.request(exchange);

        assertThat(sent(exchange)).contains("c-1").doesNotContain("c-2");
    }

    @Test
    void recordStaysWhereNothingIsToBeRetired() {
        Exchange exchange = Exchanges.of(List.of(Deliveries.retire("c-9", "M-9")));
        writer.begin(exchange);

        assertThat(answers(exchange)).containsExactly(Answer.written("c-9", "M-9"));
    }

    @Test
    void recordIsTakenAwayByTheSystemsOwnId() throws IOException {
        writer.setRetireMethod("DELETE");
        writer.setRetireAddress("https://club.example.com/members/{vendorId}");
        Exchange exchange = begin(Deliveries.retire("c-9", "M 9"));

        assertThat(sent(exchange)).startsWith("DELETE https://club.example.com/members/M%209");
        answer(exchange, 410, "");
        assertThat(answers(exchange)).extracting(Answer::outcome).containsExactly(Outcome.WRITTEN);
    }

    private void asList() {
        writer.setMethod("POST");
        writer.setListField("customers");
        writer.setBatchSize(50);
        writer.setIdField("reference");
        writer.setResultsField("results");
        writer.setResultIdField("reference");
        writer.setErrorField("error.message");
        writer.setVendorIdField("customer.no");
    }

    private Exchange begin(Delivery... rows) throws IOException {
        Exchange exchange = Exchanges.of(List.of(rows));
        writer.begin(exchange);
        writer.request(exchange);
        return exchange;
    }

    private static String sent(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD) + " "
                + exchange.getMessage().getHeader(Exchange.HTTP_URI) + " "
                + (body instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "");
    }

    private void answer(Exchange exchange, int status, String body) throws IOException {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
        writer.answer(exchange);
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answers(Exchange exchange) {
        writer.answers(exchange);
        return (List<Answer>) exchange.getMessage().getBody();
    }
}
