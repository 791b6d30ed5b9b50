package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A sheet of an {@code .xlsx} workbook. */
final class WorkbookTable implements Table {
    private static final boolean WITH_FORMATS = true;
    private static final boolean BROKEN_CELLS_FAIL = false;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private int last;

    private WorkbookTable(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    @SuppressWarnings("MustBeClosedChecker") // the table owns the workbook and the stream, and closes them
    static WorkbookTable open(Path file, TableForm form) throws IOException, FileTrouble {
        var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(WITH_FORMATS, BROKEN_CELLS_FAIL));
        try {
            List<Sheet> sheets = workbook.getSheets().toList();
            Sheet sheet = sheets.stream()
                    .filter(candidate ->
                            form.sheet().isEmpty() || candidate.getName().equals(form.sheet()))
                    .findFirst()
                    .orElseThrow(() -> new FileTrouble("it has no sheet '" + form.sheet() + "' but "
                            + sheets.stream().map(Sheet::getName).toList()
                            + "; give the sheet its name back, or change the route"));
            return new WorkbookTable(workbook, sheet.openStream());
        } catch (IOException | FileTrouble | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public Optional<TableRow> next() throws FileTrouble {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                last = row.getRowNum();
                List<JsonNode> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.asText().isBlank())) {
                    return Optional.of(new TableRow(last, cells));
                }
            }
            return Optional.empty();
        } catch (ExcelReaderException e) {
            throw new FileTrouble("after row " + last + " its sheet cannot be read; open and save it anew", e);
        }
    }

    private List<JsonNode> cells(Row row) {
        var cells = new ArrayList<JsonNode>();
        for (int column = 0; column < row.getCellCount(); column++) {
            Optional<Cell> cell = row.getOptionalCell(column);
            cells.add(SheetCell.value(cell, workbook.isDate1904()));
        }
        return cells;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
