package io.customerhub.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Answer.Outcome;
import io.customerhub.connectors.Deliveries;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Exchanges;
import io.customerhub.connectors.VendorException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SalesforceWriterTest {
    private static final Delivery ANN = Deliveries.upsert("c-1", "{\"LastName\":\"Brown\"}");
    private static final Delivery BOB = Deliveries.upsert("c-2", "{\"LastName\":null}");

    private final SalesforceWriter writer = new SalesforceWriter();

    SalesforceWriterTest() {
        writer.setObject("Contact");
        writer.setExternalIdField("Hub_Customer_Id__c");
    }

    @Test
    void upsertsContactsByOurId() {
        assertThat(request(ANN, BOB).getMessage().getBody())
                .isEqualTo(List.of(
                        Map.of(
                                "attributes",
                                Map.of("type", "Contact"),
                                "Hub_Customer_Id__c",
                                "c-1",
                                "LastName",
                                TextNode.valueOf("Brown")),
                        Map.of(
                                "attributes",
                                Map.of("type", "Contact"),
                                "Hub_Customer_Id__c",
                                "c-2",
                                "LastName",
                                NullNode.instance)));
    }

    @Test
    void answersHaveTheOrderOfTheRequest() {
        assertThat(answers(
                        List.of(upserted(false, "003A", "DUPLICATE_VALUE", "exists"), upserted(true, "003B")),
                        ANN,
                        BOB))
                .containsExactly(Answer.refused("c-1", "DUPLICATE_VALUE exists"), Answer.written("c-2", "003B"));
    }

    @Test
    void rowThatIsNotMentionedIsUnansweredAndNeverTakenAsDone() {
        assertThat(answers(List.of(upserted(true, "003A")), ANN, BOB))
                .extracting(Answer::outcome)
                .containsExactly(Outcome.WRITTEN, Outcome.UNANSWERED);
        assertThat(answers(List.of(), ANN, BOB)).extracting(Answer::outcome).containsOnly(Outcome.UNANSWERED);
    }

    @Test
    void retiresBySalesforcesOwnId() {
        Delivery gone = Deliveries.retire("c-9", "003Z");
        var deleted = new DeleteSObjectResult();
        deleted.setSuccess(true);
        deleted.setId("003Z");

        assertThat(request(gone).getMessage().getBody()).isEqualTo(List.of("003Z"));
        assertThat(answers(List.of(deleted), gone)).containsExactly(Answer.written("c-9", "003Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, slow, RateLimited",
        "403, REQUEST_LIMIT_EXCEEDED, RateLimited",
        "403, INSUFFICIENT_ACCESS, Refused",
        "500, oops, Unavailable",
        "0, no route to host, Unavailable"
    })
    void failuresSayWhatToDoNext(int status, String message, String kind) {
        Exchange exchange = request(ANN);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new SalesforceException(message, status));

        assertThatThrownBy(() -> writer.failed(exchange))
                .isInstanceOf(VendorException.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(kind))
                .hasMessageStartingWith("writing Contact: salesforce ");
    }

    @Test
    void rowsRefusedTogetherAreHalvedAndOneAloneIsAnswered() {
        Exchange exchange = request(ANN, BOB);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new SalesforceException("MALFORMED", 400));
        writer.failed(exchange);
        writer.request(exchange);
        assertThat((List<?>) exchange.getMessage().getBody()).hasSize(1);

        writer.failed(exchange);
        writer.request(exchange);
        exchange.getMessage().setBody(List.of(upserted(true, "003B")));
        writer.answer(exchange);
        writer.answers(exchange);

        assertThat(exchange.getMessage().getBody())
                .isEqualTo(List.of(Answer.refused("c-1", "HTTP 400 MALFORMED"), Answer.written("c-2", "003B")));
    }

    @Test
    void recordThatWasDeletedBeforeIsGone() {
        var deleted = new DeleteSObjectResult();
        deleted.setSuccess(false);
        deleted.setErrors(List.of(new RestError("ENTITY_IS_DELETED", "entity is deleted")));

        assertThat(answers(List.of(deleted), Deliveries.retire("c-9", "003Z")))
                .extracting(Answer::outcome)
                .containsExactly(Outcome.WRITTEN);
    }

    private Exchange request(Delivery... deliveries) {
        Exchange exchange = Exchanges.of(List.of(deliveries));
        writer.begin(exchange);
        writer.request(exchange);
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private List<Answer> answers(List<?> results, Delivery... deliveries) {
        Exchange exchange = request(deliveries);
        exchange.getMessage().setBody(results);
        writer.answer(exchange);
        writer.answers(exchange);
        return (List<Answer>) exchange.getMessage().getBody();
    }

    private static UpsertSObjectResult upserted(boolean success, String id, String... codeAndMessage) {
        var result = new UpsertSObjectResult();
        result.setSuccess(success);
        result.setId(id);
        if (codeAndMessage.length > 0) {
            result.setErrors(List.of(new RestError(codeAndMessage[0], codeAndMessage[1])));
        }
        return result;
    }
}
