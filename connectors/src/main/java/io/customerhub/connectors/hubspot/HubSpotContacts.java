package io.customerhub.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.http.VendorAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The Java behind the Kamelet {@code hubspot-contacts-sink}: a batch as HubSpot wants it, and its answers row by row. */
public final class HubSpotContacts {
    private static final String SYSTEM = "hubspot";
    private static final String DELIVERIES = "hubspotDeliveries";

    private String baseUrl = "";
    private String idProperty = "";

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public void setIdProperty(String idProperty) {
        this.idProperty = idProperty;
    }

    /** Makes a batch of deliveries, all of one operation and at most 100, HubSpot's request. */
    public void request(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        List<Delivery> deliveries = deliveries(message.getBody());
        exchange.setProperty(DELIVERIES, deliveries);
        boolean retire = deliveries.get(0).operation() == Operation.RETIRE;
        ObjectNode request = JsonRecords.MAPPER.createObjectNode();
        ArrayNode inputs = request.putArray("inputs");
        for (Delivery delivery : deliveries) {
            ObjectNode input = inputs.addObject();
            if (retire) {
                input.put("id", delivery.vendorId().orElse(""));
            } else {
                input.put("id", delivery.externalId());
                input.put("idProperty", idProperty);
                input.put("objectWriteTraceId", delivery.externalId());
                input.set("properties", properties(delivery));
            }
        }
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(
                Exchange.HTTP_URI, baseUrl + "/crm/v3/objects/contacts/batch/" + (retire ? "archive" : "upsert"));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(JsonRecords.MAPPER.writeValueAsBytes(request));
    }

    /** HubSpot takes every property as text and empties it with an empty one. */
    private ObjectNode properties(Delivery delivery) {
        ObjectNode properties = JsonRecords.MAPPER.createObjectNode();
        delivery.fields()
                .properties()
                .forEach(field ->
                        properties.put(field.getKey(), field.getValue().isNull() ? "" : text(field.getValue())));
        properties.put(idProperty, delivery.externalId());
        return properties;
    }

    private static String text(JsonNode value) {
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    /** Makes HubSpot's answer one answer for each delivery: a row it does not mention is unanswered, never taken as done. */
    public void answers(Exchange exchange) throws IOException {
        byte[] body = VendorAnswer.body(exchange, SYSTEM, "writing contacts");
        List<Delivery> deliveries = deliveries(exchange.getProperty(DELIVERIES));
        if (deliveries.get(0).operation() == Operation.RETIRE) {
            exchange.getMessage().setBody(retired(deliveries));
            return;
        }
        JsonNode answer = JsonRecords.MAPPER.readTree(body);
        Map<String, Answer> byTrace = new HashMap<>();
        for (JsonNode result : answer.path("results")) {
            String externalId = result.path("properties").path(idProperty).asText();
            byTrace.put(externalId, Answer.written(externalId, result.path("id").asText()));
        }
        for (JsonNode error : answer.path("errors")) {
            for (JsonNode trace : error.path("context").path("objectWriteTraceId")) {
                byTrace.put(
                        trace.asText(),
                        Answer.refused(trace.asText(), error.path("message").asText()));
            }
        }
        var answers = new ArrayList<Answer>();
        for (Delivery delivery : deliveries) {
            answers.add(byTrace.getOrDefault(
                    delivery.externalId(),
                    new Answer(
                            delivery.externalId(),
                            Answer.Outcome.UNANSWERED,
                            Optional.empty(),
                            "HubSpot did not mention the row")));
        }
        exchange.getMessage().setBody(answers);
    }

    private static List<Answer> retired(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> Answer.written(
                        delivery.externalId(), delivery.vendorId().orElse("")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Delivery> deliveries(Object body) {
        return (List<Delivery>) body;
    }
}
