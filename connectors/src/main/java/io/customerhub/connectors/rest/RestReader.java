package io.customerhub.connectors.rest;

import io.customerhub.connectors.Reading;
import io.customerhub.connectors.http.VendorAnswer;
import java.io.IOException;
import org.apache.camel.Exchange;

/** The Java behind Kamelets of plain JSON APIs: such a Kamelet declares names and addresses, and needs no Java of its own. */
public final class RestReader {
    private String source = "";
    private String entity = "";
    private String recordsField = "";
    private String idField = "";

    public void setSource(String source) {
        this.source = source;
    }

    public void setEntity(String entity) {
        this.entity = entity;
    }

    public void setRecordsField(String recordsField) {
        this.recordsField = recordsField;
    }

    public void setIdField(String idField) {
        this.idField = idField;
    }

    /** Starts a run at page 1. */
    public void begin(Exchange exchange) {
        exchange.setProperty(Reading.PROPERTY, new RestReading(source, entity, idField));
    }

    /** Makes the answer a page. */
    public void page(Exchange exchange) throws IOException {
        byte[] answer = VendorAnswer.body(exchange, source, "reading " + entity);
        RestReading reading = exchange.getProperty(Reading.PROPERTY, RestReading.class);
        exchange.getMessage().setBody(reading.take(answer, recordsField));
    }
}
