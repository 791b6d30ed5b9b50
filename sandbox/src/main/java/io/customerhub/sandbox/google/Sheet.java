package io.customerhub.sandbox.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Cell;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sheet {@code Contacts}: a grid of cells, its header in the first row. */
final class Sheet {

    static final String TITLE = "Contacts";
    static final int COLUMNS = 26;

    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
    private static final DateTimeFormatter SHOWN_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    /** How much of a grid one write changed. */
    record Written(int rows, int columns, int cells) {}

    private final List<List<Cell>> rows = new ArrayList<>();
    private final Journal journal;

    Sheet(Company company, Journal journal) {
        this.journal = journal;
        rows.add(Company.CONTACT_COLUMNS.stream().<Cell>map(Cell.Text::new).toList());
        rows.addAll(company.contacts());
        journal.replay(line -> {
            if (line.has("range")) {
                write(GridRange.parse(line.path("range").asText()), line.path("values"));
            }
        });
    }

    synchronized int size() {
        return Math.max(1_000, rows.size());
    }

    /** The rows of a range without blank cells at a row's end and blank rows at the range's. */
    synchronized ArrayNode read(GridRange range, boolean formatted, boolean formattedDays) {
        ArrayNode values = Json.array();
        int end = Math.min(range.endRow(), rows.size());
        int blankRows = 0;
        for (int i = range.firstRow(); i < end; i++) {
            ArrayNode row = row(rows.get(i), range, formatted, formattedDays);
            if (row.isEmpty()) {
                blankRows++;
                continue;
            }
            for (; blankRows > 0; blankRows--) {
                values.addArray();
            }
            values.add(row);
        }
        return values;
    }

    private static ArrayNode row(List<Cell> cells, GridRange range, boolean formatted, boolean formattedDays) {
        ArrayNode row = Json.array();
        int end = Math.min(range.endColumn(), cells.size());
        while (end > range.firstColumn() && cells.get(end - 1).isBlank()) {
            end--;
        }
        for (int i = range.firstColumn(); i < end; i++) {
            Cell cell = cells.get(i);
            if (cell instanceof Cell.Numeric number) {
                if (formatted) {
                    row.add(number.value().toPlainString());
                } else {
                    row.add(number.value());
                }
            } else if (cell instanceof Cell.Day day) {
                if (formatted || formattedDays) {
                    row.add(SHOWN_DAY.format(day.value()));
                } else {
                    row.add(ChronoUnit.DAYS.between(FIRST_DAY, day.value()));
                }
            } else {
                row.add(cell instanceof Cell.Text text ? text.value() : "");
            }
        }
        return row;
    }

    /** Refuses rows that do not fit into a range, or a range of another sheet. */
    void refuseMisfit(String rangeText, JsonNode values) {
        GridRange range = GridRange.parse(rangeText);
        if (!range.sheet().isEmpty() && !range.sheet().equals(TITLE)) {
            throw GoogleErrors.badRange(rangeText);
        }
        for (int i = 0; i < values.size(); i++) {
            long endColumn = (long) range.firstColumn() + values.get(i).size();
            if (range.firstRow() + i >= range.endRow() || endColumn > Math.min(range.endColumn(), COLUMNS)) {
                throw GoogleErrors.invalid(
                        "Requested writing within range [" + rangeText + "], but tried writing to row ["
                                + (range.firstRow() + i + 1) + "] column [" + endColumn + "]");
            }
        }
    }

    /** Writes rows that fit into a range, keeps them in the journal, and says how much that was. */
    synchronized Written update(String rangeText, JsonNode values) {
        Written written = write(GridRange.parse(rangeText), values);
        ObjectNode line = Json.object().put("range", rangeText);
        line.set("values", values);
        journal.append(line);
        return written;
    }

    private Written write(GridRange range, JsonNode values) {
        int widest = 0;
        int cells = 0;
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            int at = range.firstRow() + i;
            while (rows.size() <= at) {
                rows.add(List.of());
            }
            List<Cell> row = new ArrayList<>(rows.get(at));
            for (int j = 0; j < value.size(); j++) {
                while (row.size() <= range.firstColumn() + j) {
                    row.add(new Cell.Blank());
                }
                if (!value.get(j).isNull()) {
                    row.set(range.firstColumn() + j, cell(value.get(j)));
                    cells++;
                }
            }
            rows.set(at, List.copyOf(row));
            widest = Math.max(widest, value.size());
        }
        return new Written(values.size(), widest, cells);
    }

    private static Cell cell(JsonNode value) {
        return value.isNumber() ? new Cell.Numeric(value.decimalValue()) : new Cell.Text(value.asText());
    }
}
