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
    private int nextRow = 2;

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
        return header.isEmpty() || nextRow <= rowCount;
    }

    /** The header row and the next rows, in A1 notation: columns may move between two calls, and values with them. */
    List<String> ranges() {
        String top = sheet + "!1:1";
        return nextRow > rowCount ? List.of(top) : List.of(top, sheet + "!" + nextRow + ":" + lastRow());
    }

    private int lastRow() {
        return Math.min(rowCount, nextRow + pageSize - 1);
    }

    /** Takes the header and rows of the ranges; cells that the answer leaves out at the end of a row are empty. */
    Page page(List<List<Object>> top, List<List<Object>> rows) {
        List<String> found = header(top);
        if (!header.isEmpty() && !header.equals(found)) {
            throw new VendorException.Refused(
                    source,
                    "reading rows " + nextRow + " to " + lastRow() + " of sheet " + sheet,
                    "its columns have changed since the run began, from " + header + " to " + found,
                    "nothing is to be done if somebody was working on it: the next run begins at the top");
        }
        header = found;
        var records = new ArrayList<RawRecord>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).isEmpty()) {
                records.add(record(rows.get(i), nextRow + i));
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
            } else if (cell instanceof Boolean yes) {
                body.put(header.get(i), yes);
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
