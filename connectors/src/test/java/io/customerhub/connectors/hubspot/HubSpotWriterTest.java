package io.customerhub.connectors.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.VendorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HubSpotWriterTest {
    private static final Delivery ANN = Deliveries.upsert("c-1", "{\"email\":\"a@b.co\",\"value\":12345678.90}");
    private static final Delivery BOB = Deliveries.upsert("c-2", "{\"email\":null}");

    private final HubSpotWriter writer = new HubSpotWriter();

    HubSpotWriterTest() {
        writer.setBaseUrl("https://api.example.com");
        writer.setObject("contacts");
        writer.setIdProperty("hub_customer_id");
        writer.setBatchSize(100);
    }

    @Test
    void upsertsByOurIdWithEveryValueAsText() throws IOException {
        Exchange exchange = request(ANN, BOB);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_URI))
                .isEqualTo("https://api.example.com/crm/v3/objects/contacts/batch/upsert");
        assertThat(body(exchange)).isEqualTo(JsonRecords.MAPPER.readTree("""
                        {"inputs": [
                          {"id": "c-1", "idProperty": "hub_customer_id", "objectWriteTraceId": "c-1",
                           "properties": {"email": "a@b.co", "value": "12345678.90", "hub_customer_id": "c-1"}},
                          {"id": "c-2", "idProperty": "hub_customer_id", "objectWriteTraceId": "c-2",
                           "properties": {"email": "", "hub_customer_id": "c-2"}}]}
                        """));
    }

    @Test
    void headersOfEarlierStepsDoNotReachHubSpot() throws IOException {
        Exchange exchange = Exchanges.of(List.of(ANN));
        exchange.getMessage().setHeader("X-Internal", "1");

        writer.begin(exchange);
        writer.request(exchange);

        assertThat(exchange.getMessage().getHeaders())
                .containsOnlyKeys(Exchange.HTTP_METHOD, Exchange.HTTP_URI, Exchange.CONTENT_TYPE, "Accept");
    }

    @Test
    void everyRowIsAnsweredByItsTraceWhateverTheOrder() throws IOException {
        List<Answer> answers = answers(207, """
                {"status": "COMPLETE",
                 "results": [{"id": "901", "properties": {"hub_customer_id": "c-2"}}],
                 "numErrors": 1,
                 "errors": [{"message": "Property values were not valid",
                             "context": {"objectWriteTraceId": ["c-1"]}}]}
                """, ANN, BOB);

        assertThat(answers)
                .containsExactly(Answer.refused("c-1", "Property values were not valid"), Answer.written("c-2", "901"));
    }

    @Test
    void oneErrorCanSpeakForSeveralRows() throws IOException {
        assertThat(answers(
                        207,
                        "{\"errors\": [{\"message\": \"no\","
                                + " \"context\": {\"objectWriteTraceId\": [\"c-1\", \"c-2\"]}}]}",
                        ANN,
                        BOB))
                .extracting(Answer::outcome)
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    }

    @Test
    void whatAnotherContactHasConflicts() throws IOException {
        assertThat(answers(
                        207,
                        "{\"errors\": [{\"category\": \"CONFLICT\", \"message\": \"Contact already exists\","
                                + " \"context\": {\"objectWriteTraceId\": [\"c-1\"]}}]}",
                        ANN))
                .containsExactly(Answer.conflicting("c-1", "Contact already exists"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\": []}", "{\"errors\": [{\"message\": \"odd\"}]}"})
    void rowThatIsNotMentionedIsUnansweredAndNeverTakenAsDone(String answer) throws IOException {
        assertThat(answers(200, answer, ANN, BOB)).extracting(Answer::outcome).containsOnly(Outcome.UNANSWERED);
    }

    @Test
    void retiresByHubSpotsOwnId() throws IOException {
        Delivery gone = Deliveries.retire("c-9", "905");
        Exchange exchange = request(gone);

        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_URI))
                .isEqualTo("https://api.example.com/crm/v3/objects/contacts/batch/archive");
        assertThat(body(exchange)).hasToString("{\"inputs\":[{\"id\":\"905\"}]}");
        assertThat(answers(204, "", gone)).containsExactly(Answer.written("c-9", "905"));
    }

    @Test
    void rowThatIsRefusedAloneIsAnsweredInHubSpotsWords() throws IOException {
        assertThat(answers(400, "{\"message\":\"bad\"}", ANN))
                .containsExactly(Answer.refused("c-1", "HTTP 400 {\"message\":\"bad\"}"));
    }

    @Test
    void batchThatIsRefusedForOneRowIsHalved() throws IOException {
        Exchange exchange = request(ANN, BOB);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
        exchange.getMessage().setBody("{}".getBytes(StandardCharsets.UTF_8));
        writer.answer(exchange);
        writer.request(exchange);

        assertThat(body(exchange).path("inputs")).hasSize(1);
    }

    @Test
    void accountThatMayNotWriteIsNoFaultOfTheRows() {
        assertThatThrownBy(() -> answers(403, "{\"message\":\"scope\"}", ANN))
                .isInstanceOf(VendorException.Refused.class)
                .hasMessageStartingWith("writing contacts: hubspot refuses: HTTP 403");
    }

    @Test
    void deliveryShowsNoFields() {
        assertThat(ANN).hasToString("Delivery[UPSERT c-1]");
    }

    private Exchange request(Delivery... deliveries) throws IOException {
        Exchange exchange = Exchanges.of(List.of(deliveries));
        writer.begin(exchange);
        writer.request(exchange);
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answers(int status, String body, Delivery... deliveries) throws IOException {
        Exchange exchange = request(deliveries);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
        writer.answer(exchange);
        writer.answers(exchange);
        return (List<Answer>) exchange.getMessage().getBody();
    }

    private static JsonNode body(Exchange exchange) throws IOException {
        return JsonRecords.MAPPER.readTree((byte[]) exchange.getMessage().getBody());
    }
}
