package io.customerhub.connectors.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.JsonRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

final class DynamicsWriterTest {
    private static final Delivery ANN = Deliveries.upsert("c-1", "{\"lastname\":\"Brown\"}");
    private static final Delivery BOB = Deliveries.upsert("c-2", "{\"lastname\":null}");

    private final DynamicsWriter writer = new DynamicsWriter();

    DynamicsWriterTest() {
        writer.setBaseUrl("https://org.example.com");
        writer.setSet("contacts");
        writer.setType("contact");
        writer.setKeyColumn("hub_id");
        writer.setBatchSize(100);
    }

    @Test
    void manyRowsGoTogetherWithTheKeyInTheAddressOnly() throws IOException {
        Exchange exchange = begin(ANN, BOB);

        assertThat(sent(exchange))
                .isEqualTo("POST https://org.example.com/api/data/v9.2/contacts/Microsoft.Dynamics.CRM.UpsertMultiple");
        assertThat(JsonRecords.MAPPER.readTree((byte[]) exchange.getMessage().getBody()))
                .isEqualTo(JsonRecords.MAPPER.readTree("""
                        {"Targets": [
                          {"@odata.type": "Microsoft.Dynamics.CRM.contact", "@odata.id": "contacts(hub_id='c-1')", "lastname": "Brown"},
                          {"@odata.type": "Microsoft.Dynamics.CRM.contact", "@odata.id": "contacts(hub_id='c-2')", "lastname": null}]}
                        """));
        assertThat(answer(exchange, 204, "")).extracting(Answer::outcome).containsOnly(Answer.Outcome.WRITTEN);
    }

    @Test
    void badRowIsFoundByItself() throws IOException {
        Exchange exchange = begin(ANN, BOB);
        answered(exchange, 400, "{}");
        writer.request(exchange);

        assertThat(sent(exchange)).isEqualTo("PATCH https://org.example.com/api/data/v9.2/contacts(hub_id='c-1')");
        answered(exchange, 400, "{\"error\":{\"message\":\"lastname is too long\"}}");
        writer.request(exchange);
        List<Answer> answers = answer(exchange, 204, "");

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).message()).contains("lastname is too long");
        assertThat(answers.get(1).outcome()).isEqualTo(Answer.Outcome.WRITTEN);
    }

    @Test
    void rowThatIsGoneAlreadyIsGone() throws IOException {
        Exchange exchange = begin(Deliveries.retire("c-9", "c-9"));

        assertThat(sent(exchange)).isEqualTo("DELETE https://org.example.com/api/data/v9.2/contacts(hub_id='c-9')");
        assertThat(answer(exchange, 404, "{}")).extracting(Answer::outcome).containsExactly(Answer.Outcome.WRITTEN);
    }

    private Exchange begin(Delivery... rows) throws IOException {
        Exchange exchange = Exchanges.of(List.of(rows));
        writer.begin(exchange);
        writer.request(exchange);
        return exchange;
    }

    private static String sent(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_METHOD) + " "
                + exchange.getMessage().getHeader(Exchange.HTTP_URI);
    }

    private void answered(Exchange exchange, int status, String body) throws IOException {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
        writer.answer(exchange);
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answer(Exchange exchange, int status, String body) throws IOException {
        answered(exchange, status, body);
        writer.answers(exchange);
        return (List<Answer>) exchange.getMessage().getBody();
    }
}
