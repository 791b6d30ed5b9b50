package io.customerhub.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Answer;
import io.customerhub.connectors.BatchWriting;
import io.customerhub.connectors.Delivery;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.VendorException.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.salesforce.api.dto.DeleteSObjectResult;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;

/**
 * The Java behind the Kamelet {@code salesforce-sink}: rows as camel-salesforce wants them, and its answers row by row.
 * Small batches go by collections of records, large ones by a bulk job.
 */
public final class SalesforceWriter {
    private static final String SYSTEM = "salesforce";
    private static final String WAY = "salesforceWay";
    private static final int COLLECTION = 200;

    private String object = "";
    private String externalIdField = "";
    private int bulkFrom = Integer.MAX_VALUE;

    public void setObject(String object) {
        this.object = object;
    }

    public void setExternalIdField(String externalIdField) {
        this.externalIdField = externalIdField;
    }

    /** From how many rows on a bulk job is worth its while. */
    public void setBulkFrom(int bulkFrom) {
        this.bulkFrom = bulkFrom;
    }

    /** Takes a batch of deliveries, all of one operation, and decides which way they go. */
    public void begin(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> deliveries = exchange.getMessage().getBody(List.class);
        boolean retire = deliveries.get(0).operation() == Operation.RETIRE;
        boolean bulk = !retire && deliveries.size() >= bulkFrom;
        exchange.setProperty(WAY, retire ? "delete" : bulk ? "bulk" : "upsert");
        exchange.setProperty(
                BatchWriting.PROPERTY, new BatchWriting(deliveries, bulk ? deliveries.size() : COLLECTION));
    }

    /** Makes the next rows the component's message. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        List<Delivery> rows = writing(exchange).next();
        message.removeHeaders("*");
        switch (exchange.getProperty(WAY, String.class)) {
            case "delete" ->
                message.setBody(
                        rows.stream().map(row -> row.vendorId().orElse("")).toList());
            case "bulk" -> SalesforceBulk.create(exchange, object, externalIdField);
            default -> message.setBody(rows.stream().map(this::record).toList());
        }
    }

    /** A record as JSON; the component's own classes would need one of ours for each object and field. */
    private Map<String, Object> record(Delivery row) {
        var record = new LinkedHashMap<String, Object>();
        record.put("attributes", Map.of("type", object));
        record.put(externalIdField, row.externalId());
        for (Map.Entry<String, JsonNode> field : row.fields().properties()) {
            record.put(field.getKey(), field.getValue());
        }
        return record;
    }

    /** Takes Salesforce's answer, which has the order of the request. */
    public void answer(Exchange exchange) {
        List<Delivery> rows = writing(exchange).next();
        List<?> results = exchange.getMessage().getBody(List.class);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < Math.min(rows.size(), results.size()); i++) {
            answers.add(answer(rows.get(i).externalId(), results.get(i)));
        }
        writing(exchange).answered(answers);
    }

    private static Answer answer(String externalId, Object result) {
        if (result instanceof UpsertSObjectResult upsert) {
            return Boolean.TRUE.equals(upsert.getSuccess())
                    ? Answer.written(externalId, upsert.getId())
                    : Answer.refused(externalId, words(upsert.getErrors()));
        }
        DeleteSObjectResult delete = (DeleteSObjectResult) result;
        return Boolean.TRUE.equals(delete.getSuccess()) || isGone(delete)
                ? Answer.written(externalId, String.valueOf(delete.getId()))
                : Answer.refused(externalId, words(delete.getErrors()));
    }

    /** Whether there is nothing to delete: it was deleted before, as by a call whose answer was lost. */
    private static boolean isGone(DeleteSObjectResult result) {
        return result.getErrors().stream().anyMatch(error -> "ENTITY_IS_DELETED".equals(error.getErrorCode()));
    }

    private static String words(List<RestError> errors) {
        return errors.stream()
                .map(error -> error.getErrorCode() + " " + error.getMessage())
                .collect(Collectors.joining("; "));
    }

    /** Takes the component's exception: rows that are refused together are halved, anything else ends the batch. */
    public void failed(Exchange exchange) {
        VendorException failure = SalesforceRefusal.of(exchange, SYSTEM, "writing " + object);
        boolean bulk = exchange.getProperty(WAY, String.class).equals("bulk");
        if (!bulk && failure instanceof Refused refusal && refusal.isOfContent()) {
            writing(exchange).refused(refusal);
        } else {
            throw failure;
        }
    }

    /** Makes the message an answer for each delivery. */
    public void answers(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(writing(exchange).answers());
    }

    private static BatchWriting writing(Exchange exchange) {
        return exchange.getProperty(BatchWriting.PROPERTY, BatchWriting.class);
    }
}
