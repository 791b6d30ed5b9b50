package io.customerhub.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;

/** The Java behind the Kamelet {@code salesforce-contacts-sink}: records as camel-salesforce wants them, and its answers row by row. */
public final class SalesforceContacts {
    private static final String SYSTEM = "salesforce";
    private static final String DELIVERIES = "salesforceDeliveries";

    private String externalIdField = "";

    public void setExternalIdField(String externalIdField) {
        this.externalIdField = externalIdField;
    }

    /** Makes a batch of deliveries, all of one operation and at most 200, the component's message. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        List<Delivery> deliveries = deliveries(message.getBody());
        exchange.setProperty(DELIVERIES, deliveries);
        message.removeHeaders("*");
        if (deliveries.get(0).operation() == Operation.RETIRE) {
            message.setBody(deliveries.stream()
                    .map(delivery -> delivery.vendorId().orElse(""))
                    .toList());
        } else {
            message.setBody(deliveries.stream().map(this::contact).toList());
        }
    }

    /** A record as JSON; the component's own classes would need one of ours for each object and field. */
    private Map<String, Object> contact(Delivery delivery) {
        var contact = new LinkedHashMap<String, Object>();
        contact.put("attributes", Map.of("type", "Contact"));
        contact.put(externalIdField, delivery.externalId());
        for (Map.Entry<String, JsonNode> field : delivery.fields().properties()) {
            contact.put(field.getKey(), field.getValue());
        }
        return contact;
    }

    /** Makes Salesforce's answer, which has the order of the request, one answer for each delivery. */
    public void answers(Exchange exchange) {
        List<Delivery> deliveries = deliveries(exchange.getProperty(DELIVERIES));
        List<?> results = exchange.getMessage().getBody(List.class);
        exchange.getMessage().removeHeaders("*");
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < deliveries.size(); i++) {
            String externalId = deliveries.get(i).externalId();
            answers.add(
                    i < results.size()
                            ? answer(externalId, results.get(i))
                            : new Answer(
                                    externalId,
                                    Answer.Outcome.UNANSWERED,
                                    Optional.empty(),
                                    "Salesforce did not mention the row"));
        }
        exchange.getMessage().setBody(answers);
    }

    private static Answer answer(String externalId, Object result) {
        if (result instanceof UpsertSObjectResult upsert) {
            return Boolean.TRUE.equals(upsert.getSuccess())
                    ? Answer.written(externalId, upsert.getId())
                    : Answer.refused(externalId, words(upsert.getErrors()));
        }
        DeleteSObjectResult delete = (DeleteSObjectResult) result;
        return Boolean.TRUE.equals(delete.getSuccess())
                ? Answer.written(externalId, delete.getId())
                : Answer.refused(externalId, words(delete.getErrors()));
    }

    private static String words(List<RestError> errors) {
        return errors.stream()
                .map(error -> error.getErrorCode() + " " + error.getMessage())
                .collect(Collectors.joining("; "));
    }

    /** Turns the component's exception into ours, so that all sinks fail alike. */
    public void failed(Exchange exchange) {
        throw SalesforceRefusal.of(exchange, SYSTEM, "writing contacts");
    }

    @SuppressWarnings("unchecked")
    private static List<Delivery> deliveries(Object body) {
        return (List<Delivery>) body;
    }
}
