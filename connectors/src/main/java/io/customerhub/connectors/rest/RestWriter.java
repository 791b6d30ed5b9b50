package io.customerhub.connectors.rest;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * The Java behind the Kamelet {@code rest-sink}: a call for each row, or a list of rows in one call whose answer names
 * them. {@code {id}} in an address is our customer id, {@code {vendorId}} the system's own id of the record.
 */
public final class RestWriter extends HttpWriter {
    private String address = "";
    private String method = "PUT";
    private String idField = "";
    private String vendorIdField = "";
    private String listField = "";
    private String resultsField = "";
    private String resultIdField = "";
    private String errorField = "";
    private String retireMethod = "none";
    private String retireAddress = "";

    public RestWriter() {
        super("rest");
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    /** The field of the body that holds our customer id; empty where the address says it. */
    public void setIdField(String idField) {
        this.idField = idField;
    }

    /** The way to the record's id in an answer, or in one of its results. */
    public void setVendorIdField(String vendorIdField) {
        this.vendorIdField = vendorIdField;
    }

    /** The field of the body that holds the rows; empty where each row has a call of its own. */
    public void setListField(String listField) {
        this.listField = listField;
    }

    /** The way to the list of results in an answer. */
    public void setResultsField(String resultsField) {
        this.resultsField = resultsField;
    }

    /** The way to our customer id in a result. */
    public void setResultIdField(String resultIdField) {
        this.resultIdField = resultIdField;
    }

    /** The way to the words of a refusal in a result; where there are none, the row is written. */
    public void setErrorField(String errorField) {
        this.errorField = errorField;
    }

    public void setRetireMethod(String retireMethod) {
        this.retireMethod = retireMethod;
    }

    public void setRetireAddress(String retireAddress) {
        this.retireAddress = retireAddress;
    }

    @Override
    protected String doing() {
        return "writing to " + address;
    }

    @Override
    protected int most(Operation operation) {
        return listField.isEmpty() || operation == Operation.RETIRE ? 1 : Integer.MAX_VALUE;
    }

    /** {@inheritDoc} Where nothing is to be retired, the record stays and is told nothing more. */
    @Override
    public void begin(Exchange exchange) {
        super.begin(exchange);
        List<Delivery> rows = writing(exchange).rest();
        if (rows.get(0).operation() == Operation.RETIRE && retireMethod.equals("none")) {
            writing(exchange).settled(rows.stream().map(Answer::written).toList());
        }
    }

    @Override
    protected HttpCall call(List<Delivery> rows, Exchange exchange) throws IOException {
        Delivery first = rows.get(0);
        if (first.operation() == Operation.RETIRE) {
            return HttpCall.of(retireMethod, filled(retireAddress.isEmpty() ? address : retireAddress, first));
        }
        if (listField.isEmpty()) {
            return HttpCall.of(method, filled(address, first), JsonRecords.MAPPER.writeValueAsBytes(body(first)));
        }
        ObjectNode request = JsonRecords.MAPPER.createObjectNode();
        ArrayNode list = request.putArray(listField);
        rows.forEach(row -> list.add(body(row)));
        return HttpCall.of(method, address, JsonRecords.MAPPER.writeValueAsBytes(request));
    }

    private ObjectNode body(Delivery row) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        if (!idField.isEmpty()) {
            body.put(idField, row.externalId());
        }
        return body.setAll(row.fields());
    }

    private static String filled(String address, Delivery row) {
        return address.replace("{id}", encoded(row.externalId()))
                .replace("{vendorId}", encoded(row.vendorId().orElse("")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    protected List<Answer> read(List<Delivery> rows, byte[] answer) throws IOException {
        JsonNode said = answer.length == 0 ? JsonRecords.MAPPER.nullNode() : JsonRecords.MAPPER.readTree(answer);
        if (rows.get(0).operation() == Operation.RETIRE || listField.isEmpty()) {
            Delivery row = rows.get(0);
            String vendorId = vendorIdField.isEmpty()
                    ? ""
                    : RestReading.at(said, vendorIdField).asText();
            return List.of(Answer.written(row.externalId(), vendorId.isEmpty() ? row.externalId() : vendorId));
        }
        var answers = new ArrayList<Answer>();
        for (JsonNode result : resultsField.isEmpty() ? said : RestReading.at(said, resultsField)) {
            String id = RestReading.at(result, resultIdField).asText();
            String error = errorField.isEmpty()
                    ? ""
                    : RestReading.at(result, errorField).asText();
            String vendorId = vendorIdField.isEmpty()
                    ? id
                    : RestReading.at(result, vendorIdField).asText();
            answers.add(error.isEmpty() ? Answer.written(id, vendorId) : Answer.refused(id, error));
        }
        return answers;
    }
}
