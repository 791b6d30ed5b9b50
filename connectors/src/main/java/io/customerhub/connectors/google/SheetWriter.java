package io.customerhub.connectors.google;

import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.BatchUpdateValuesRequest;
import com.google.api.services.sheets.v4.model.ValueRange;
import io.customerhub.connectors.Delivery;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The Java behind the Kamelet {@code google-sheets-sink}: columns of our own beside people's key column. It reads, writes
 * what differs, and reads again until nothing does, because somebody may sort the sheet meanwhile.
 */
public final class SheetWriter {
    private static final String OPTION = "CamelGoogleSheets.";
    private static final String WRITING = "sheetWriting";
    private static final String SYSTEM = "google-sheets";

    private String sheet = "";
    private String keyColumn = "";

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    /** Takes a batch of deliveries. Who was merged into another has nothing to be taken away: their rows have the other's key, too. */
    public void begin(Exchange exchange) {
        @SuppressWarnings("unchecked")
        List<Delivery> rows = exchange.getMessage().getBody(List.class);
        exchange.setProperty(WRITING, new SheetWriting(sheet, keyColumn, rows));
    }

    /** Makes the message a question for all of the sheet. */
    public void look(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(OPTION + "ranges", List.of(sheet));
        message.setHeader(OPTION + "majorDimension", "ROWS");
        message.setHeader(OPTION + "valueRenderOption", "UNFORMATTED_VALUE");
    }

    /** Compares the sheet with what it should hold. */
    public void compare(Exchange exchange) {
        BatchGetValuesResponse answer = exchange.getMessage().getBody(BatchGetValuesResponse.class);
        List<List<Object>> rows = answer.getValueRanges().stream()
                .findFirst()
                .flatMap(range -> Optional.ofNullable(range.getValues()))
                .orElse(List.of());
        writing(exchange).compare(rows);
    }

    /** Makes the message what is to be written. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        List<ValueRange> ranges = writing(exchange).differences();
        message.setHeader(
                OPTION + "batchUpdateValuesRequest",
                new BatchUpdateValuesRequest().setValueInputOption("RAW").setData(ranges));
    }

    /** Turns the component's exception into ours. */
    public void failed(Exchange exchange) {
        throw SheetRefusal.of(exchange, SYSTEM, "writing sheet " + sheet);
    }

    /** Makes the message an answer for each delivery. */
    public void answers(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(writing(exchange).answers());
    }

    private static SheetWriting writing(Exchange exchange) {
        return exchange.getProperty(WRITING, SheetWriting.class);
    }
}
