package io.customerhub.connectors.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** The Java behind the Kamelet {@code hubspot-sink}: rows as HubSpot wants them, and its answers row by row. */
public final class HubSpotWriter extends HttpWriter {
    private String baseUrl = "";
    private String object = "";
    private String idProperty = "";

    public HubSpotWriter() {
        super("hubspot");
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The kind of object, as {@code contacts}. */
    public void setObject(String object) {
        this.object = object;
    }

    public void setIdProperty(String idProperty) {
        this.idProperty = idProperty;
    }

    @Override
    protected String doing() {
        return "writing " + object;
    }

    @Override
    protected HttpCall call(List<Delivery> rows, Exchange exchange) throws IOException {
        boolean retire = isRetirement(rows);
        ObjectNode request = JsonRecords.MAPPER.createObjectNode();
        ArrayNode inputs = request.putArray("inputs");
        for (Delivery row : rows) {
            ObjectNode input = inputs.addObject();
            if (retire) {
                input.put("id", row.vendorId().orElse(""));
            } else {
                input.put("id", row.externalId());
                input.put("idProperty", idProperty);
                input.put("objectWriteTraceId", row.externalId());
                input.set("properties", properties(row));
            }
        }
        return HttpCall.post(
                baseUrl + "/crm/v3/objects/" + object + "/batch/" + (retire ? "archive" : "upsert"),
                JsonRecords.MAPPER.writeValueAsBytes(request));
    }

    /** HubSpot takes every property as text and empties it with an empty one. */
    private ObjectNode properties(Delivery row) {
        ObjectNode properties = JsonRecords.MAPPER.createObjectNode();
        row.fields().properties().forEach(field -> properties.put(field.getKey(), JsonRecords.text(field.getValue())));
        properties.put(idProperty, row.externalId());
        return properties;
    }

    @Override
    protected List<Answer> read(List<Delivery> rows, byte[] answer) throws IOException {
        if (isRetirement(rows)) {
            return rows.stream().map(Answer::written).toList();
        }
        JsonNode said = JsonRecords.MAPPER.readTree(answer);
        var answers = new ArrayList<Answer>();
        for (JsonNode result : said.path("results")) {
            answers.add(Answer.written(
                    result.path("properties").path(idProperty).asText(),
                    result.path("id").asText()));
        }
        for (JsonNode error : said.path("errors")) {
            boolean conflicts = error.path("category").asText().equals("CONFLICT");
            String words = error.path("message").asText();
            for (JsonNode trace : error.path("context").path("objectWriteTraceId")) {
                String row = trace.asText();
                answers.add(conflicts ? Answer.conflicting(row, words) : Answer.refused(row, words));
            }
        }
        return answers;
    }

    private static boolean isRetirement(List<Delivery> rows) {
        return rows.get(0).operation() == Operation.RETIRE;
    }
}
