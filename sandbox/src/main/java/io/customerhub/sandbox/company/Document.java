package io.customerhub.sandbox.company;

import com.fasterxml.jackson.core.JsonGenerator;
import io.customerhub.sandbox.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A transaction with lines. Its total is the sum of its lines' amounts. */
record Document(
        Entity entity,
        String id,
        String number,
        LocalDate date,
        Instant created,
        Instant lastUpdated,
        Optional<Party> customer,
        String currency,
        List<DocumentLine> lines) {

    /** The customer as a document names it. */
    record Party(String id, String name) {}

    Document {
        lines = List.copyOf(lines);
    }

    BigDecimal total() {
        return lines.stream().map(DocumentLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BookRecord toRecord() {
        byte[] bytes = json();
        return new BookRecord(id, lastUpdated, true, () -> bytes);
    }

    /** The document in QuickBooks' JSON. */
    byte[] json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512 + 256 * lines.size());
        try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
            write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing document " + number, impossible);
        }
        return out.toByteArray();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("domain", "QBO");
        json.writeBooleanField("sparse", false);
        json.writeStringField("Id", id);
        json.writeStringField("SyncToken", "0");
        json.writeObjectFieldStart("MetaData");
        json.writeStringField("CreateTime", created.toString());
        json.writeStringField("LastUpdatedTime", lastUpdated.toString());
        json.writeEndObject();
        json.writeStringField("DocNumber", number);
        json.writeStringField("TxnDate", date.toString());
        writeReference(json, "CurrencyRef", currency, currency);
        if (customer.isPresent()) {
            writeReference(
                    json, "CustomerRef", customer.get().id(), customer.get().name());
        }
        json.writeArrayFieldStart("Line");
        int number = 0;
        for (DocumentLine line : lines) {
            number++;
            writeLine(json, number, line);
        }
        json.writeEndArray();
        json.writeNumberField("TotalAmt", total());
        json.writeEndObject();
    }

    private void writeLine(JsonGenerator json, int number, DocumentLine line) throws IOException {
        json.writeStartObject();
        json.writeStringField("Id", String.valueOf(number));
        json.writeNumberField("LineNum", number);
        json.writeStringField("Description", line.description());
        BigDecimal amount = line.amount();
        if (entity == Entity.JOURNAL_ENTRY) {
            json.writeNumberField("Amount", amount.abs());
            json.writeStringField("DetailType", "JournalEntryLineDetail");
            json.writeObjectFieldStart("JournalEntryLineDetail");
            json.writeStringField("PostingType", amount.signum() < 0 ? "Credit" : "Debit");
        } else {
            json.writeNumberField("Amount", amount);
            json.writeStringField("DetailType", "SalesItemLineDetail");
            json.writeObjectFieldStart("SalesItemLineDetail");
            writeReference(json, "ItemRef", line.item(), line.description());
            json.writeNumberField("Qty", line.quantity());
            json.writeNumberField("UnitPrice", line.unitPrice());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeReference(JsonGenerator json, String field, String value, String name) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("value", value);
        json.writeStringField("name", name);
        json.writeEndObject();
    }
}
