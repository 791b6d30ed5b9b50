package io.customerhub.connectors.google;

import com.google.api.services.sheets.v4.model.BatchGetValuesResponse;
import com.google.api.services.sheets.v4.model.Sheet;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The Java behind the Kamelet {@code google-sheets-source}: asks range by range and reads rows into records. */
public final class SheetReader {
    private static final String OPTION = "CamelGoogleSheets.";

    private String source = "google-sheets";
    private String sheet = "";
    private String keyColumn = "";
    private List<String> columns = List.of();
    private Set<String> ignored = Set.of();
    private int pageSize = 1000;

    public void setSource(String source) {
        this.source = source;
    }

    public void setSheet(String sheet) {
        this.sheet = sheet;
    }

    public void setKeyColumn(String keyColumn) {
        this.keyColumn = keyColumn;
    }

    public void setColumns(String columns) {
        this.columns = Arrays.stream(columns.split(",")).map(String::strip).toList();
    }

    /** Columns that are not read, as those that the hub writes itself. */
    public void setIgnore(String ignore) {
        this.ignored = Arrays.stream(ignore.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    /** Starts a run at the top of the sheet; the message is the spreadsheet with its sheets' sizes. */
    public void begin(Exchange exchange) {
        Spreadsheet spreadsheet = exchange.getMessage().getBody(Spreadsheet.class);
        int rows = spreadsheet.getSheets().stream()
                .map(Sheet::getProperties)
                .filter(properties -> properties.getTitle().equals(sheet))
                .map(properties -> properties.getGridProperties().getRowCount())
                .findFirst()
                .orElseThrow(() -> new VendorException.Refused(
                        source,
                        "reading sheet " + sheet,
                        "the spreadsheet has no such sheet",
                        "give the sheet its name back, or change the route"));
        exchange.setProperty(
                Reading.PROPERTY, new SheetReading(source, sheet, keyColumn, columns, ignored, pageSize, rows));
    }

    /** Makes the next range the component's options. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        message.setHeader(OPTION + "ranges", reading(exchange).ranges());
        message.setHeader(OPTION + "majorDimension", "ROWS");
        message.setHeader(OPTION + "valueRenderOption", "UNFORMATTED_VALUE");
    }

    /** Makes the rows a page. */
    public void page(Exchange exchange) {
        Message message = exchange.getMessage();
        BatchGetValuesResponse answer = message.getBody(BatchGetValuesResponse.class);
        message.removeHeaders("*");
        message.setBody(reading(exchange).page(values(answer, 0), values(answer, 1)));
    }

    private static List<List<Object>> values(BatchGetValuesResponse answer, int range) {
        return Optional.ofNullable(answer.getValueRanges())
                .filter(ranges -> range < ranges.size())
                .map(ranges -> ranges.get(range).getValues())
                .orElse(List.of());
    }

    /** Turns the component's exception into ours. */
    public void failed(Exchange exchange) {
        throw SheetRefusal.of(exchange, source, "reading sheet " + sheet);
    }

    private static SheetReading reading(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, SheetReading.class);
    }
}
