package io.customerhub.connectors.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.connectors.VendorException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One run's way down a sheet, from the header row to the last row of its grid. A sheet knows no changed time and no
 * ids: a key column names the rows, and the hub tells by content which of them have changed.
 */
public final class SheetReading implements Reading {
    private final String source;
    private final String sheet;
    private final String keyColumn;
    private final List<String> columns;
    private final Set<String> ignored;
    private final int pageSize;
    private final int rowCount;

    private List<String> header = List.of();
    private int nextRow = 1;

    SheetReading(
            String source,
            String sheet,
            String keyColumn,
            List<String> columns,
            Set<String> ignored,
            int pageSize,
            int rowCount) {
        this.source = source;
        this.sheet = sheet;
        this.keyColumn = keyColumn;
        this.columns = List.copyOf(columns);
        this.ignored = Set.copyOf(ignored);
        this.pageSize = pageSize;
        this.rowCount = rowCount;
    }

    @Override
    public boolean isMore() {
        return nextRow <= rowCount;
    }

    /** The next rows, in A1 notation; the header row comes with the first. */
    String range() {
        return sheet + "!" + nextRow + ":" + Math.min(rowCount, nextRow + pageSize - 1);
    }

    /** Takes the rows of a range; cells that the answer leaves out at the end of a row are empty. */
    Page page(List<List<Object>> rows) {
        List<List<Object>> data = rows;
        int firstRow = nextRow;
        if (nextRow == 1) {
            header = header(rows);
            data = rows.isEmpty() ? rows : rows.subList(1, rows.size());
            firstRow = 2;
        }
        var records = new ArrayList<RawRecord>();
        for (int i = 0; i < data.size(); i++) {
            if (!data.get(i).isEmpty()) {
                records.add(record(data.get(i), firstRow + i));
            }
        }
        nextRow += pageSize;
        return new Page(source, records, "{}");
    }

    private List<String> header(List<List<Object>> rows) {
        List<String> found = rows.isEmpty()
                ? List.of()
                : rows.get(0).stream().map(String::valueOf).toList();
        List<String> missing =
                columns.stream().filter(column -> !found.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new VendorException.Refused(
                    source,
                    "reading the header of sheet " + sheet,
                    "it has no column " + missing + " but " + found,
                    "give the columns their names back, or change columns and mapping");
        }
        return found;
    }

    private RawRecord record(List<Object> cells, int row) {
        ObjectNode body = JsonRecords.MAPPER.createObjectNode();
        for (int i = 0; i < header.size(); i++) {
            Object cell = i < cells.size() ? cells.get(i) : "";
            if (ignored.contains(header.get(i))) {
                continue;
            }
            if (cell instanceof BigDecimal number) {
                body.put(header.get(i), number);
            } else {
                body.put(header.get(i), String.valueOf(cell));
            }
        }
        String key = body.path(keyColumn).asText().strip();
        try {
            return new RawRecord(
                    sheet, key.isEmpty() ? "row " + row : key, false, JsonRecords.MAPPER.writeValueAsBytes(body), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
