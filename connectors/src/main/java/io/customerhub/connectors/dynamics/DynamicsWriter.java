package io.customerhub.connectors.dynamics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpWriter;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * The Java behind the Kamelet {@code dynamics-sink}: many rows by {@code UpsertMultiple}, which takes all or none and says
 * nothing of the single row, and one row by a {@code PATCH}, which says what is wrong with it.
 */
public final class DynamicsWriter extends HttpWriter {
    private String baseUrl = "";
    private String set = "";
    private String type = "";
    private String keyColumn = "";

    public DynamicsWriter() {
        super("dynamics");
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The entity set, as {@code contacts}. */
    public void setSet(String set) {
        this.set = set;
    }

    /** The logical name of one of its rows, as {@code contact}. */
    public void setType(String type) {
        this.type = type;
    }

    /** The alternate key that holds our customer id. */
    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    @Override
    protected String doing() {
        return "writing " + set;
    }

    @Override
    protected int most(Operation operation) {
        return operation == Operation.RETIRE ? 1 : Integer.MAX_VALUE;
    }

    @Override
    protected HttpCall call(List<Delivery> rows, Exchange exchange) throws IOException {
        Delivery first = rows.get(0);
        HttpCall call;
        if (first.operation() == Operation.RETIRE) {
            call = HttpCall.of("DELETE", tables() + path(first));
        } else if (rows.size() == 1) {
            call = HttpCall.of("PATCH", tables() + path(first), JsonRecords.MAPPER.writeValueAsBytes(first.fields()));
        } else {
            call = HttpCall.post(
                    tables() + set + "/Microsoft.Dynamics.CRM.UpsertMultiple",
                    JsonRecords.MAPPER.writeValueAsBytes(targets(rows)));
        }
        return call.header("OData-Version", "4.0").header("OData-MaxVersion", "4.0");
    }

    private String tables() {
        return baseUrl + "/api/data/v9.2/";
    }

    private String path(Delivery row) {
        return set + "(" + keyColumn + "='" + row.externalId() + "')";
    }

    private ObjectNode targets(List<Delivery> rows) {
        ObjectNode request = JsonRecords.MAPPER.createObjectNode();
        ArrayNode targets = request.putArray("Targets");
        for (Delivery row : rows) {
            targets.addObject()
                    .put("@odata.type", "Microsoft.Dynamics.CRM." + type)
                    .put("@odata.id", path(row))
                    .setAll(row.fields());
        }
        return request;
    }

    @Override
    protected List<Answer> read(List<Delivery> rows, byte[] answer) {
        return rows.stream().map(Answer::written).toList();
    }
}
