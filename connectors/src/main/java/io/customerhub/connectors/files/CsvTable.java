package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file. All its values are texts: a number keeps the digits, and the zeros before them, that stand there. */
final class CsvTable implements Table {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final TableForm form;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int row;

    private CsvTable(TableForm form, CSVParser parser) {
        this.form = form;
        this.parser = parser;
        this.records = parser.iterator();
    }

    @SuppressWarnings("MustBeClosedChecker") // the table owns the reader and closes it
    static CsvTable open(Path file, TableForm form) throws IOException, FileTrouble {
        // A byte that is none of the encoding's is an error, not a question mark.
        var reader = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                form.charset()
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setDelimiter(form.separator())
                    .setIgnoreEmptyLines(false)
                    .get();
            return new CsvTable(
                    form,
                    CSVParser.builder().setReader(reader).setFormat(format).get());
        } catch (CharacterCodingException e) {
            reader.close();
            throw notThis(form, 0, e);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public Optional<TableRow> next() throws FileTrouble {
        try {
            while (records.hasNext()) {
                CSVRecord record = records.next();
                row++;
                List<JsonNode> cells =
                        record.stream().<JsonNode>map(TextNode::valueOf).toList();
                if (cells.stream().anyMatch(cell -> !cell.asText().isBlank())) {
                    return Optional.of(new TableRow(row, cells));
                }
            }
            return Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            throw notThis(form, row, e);
        }
    }

    private static FileTrouble notThis(TableForm form, int row, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new FileTrouble(
                "after row " + row + " it is not CSV in " + form.charset() + " ("
                        + cause.getClass().getSimpleName() + "); save it as CSV in that encoding, or change"
                        + " charset and separator",
                e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
