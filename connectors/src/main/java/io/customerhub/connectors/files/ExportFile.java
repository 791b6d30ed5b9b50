package io.customerhub.connectors.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Delivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file with a row a customer, in the order of their ids. A change writes a new file and puts it in the old one's
 * place at once: who opens it sees the old or the new, and never half of either.
 */
final class ExportFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /** How a text begins that a spreadsheet would take for a formula; a number or a telephone number is none. */
    private static final Pattern FORMULA = Pattern.compile("^([=@\\t\\r]|[+-](?![0-9. ]))");

    private final Path file;
    private final List<String> header;

    /**
     * Names a file.
     *
     * @param keyColumn the column of the customer's id
     */
    ExportFile(Path file, String keyColumn, List<String> columns) {
        this.file = file;
        var all = new ArrayList<>(List.of(keyColumn));
        all.addAll(columns);
        this.header = List.copyOf(all);
    }

    /** Puts rows in and takes rows out. Processes that do so at the same time wait for each other. */
    void apply(List<Delivery> deliveries) throws IOException {
        Path lock = file.resolveSibling("." + file.getFileName() + ".lock");
        synchronized (ExportFile.class) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Map<String, List<String>> rows = rows();
                for (Delivery delivery : deliveries) {
                    switch (delivery.operation()) {
                        case UPSERT -> rows.put(delivery.externalId(), row(delivery));
                        case RETIRE -> rows.remove(delivery.externalId());
                    }
                }
                write(rows);
                held.release();
            }
        }
    }

    /** The rows of the file as it is, in the columns that are wanted now. */
    private Map<String, List<String>> rows() throws IOException {
        var rows = new TreeMap<String, List<String>>();
        if (!Files.exists(file)) {
            return rows;
        }
        CSVFormat withHeader =
                FORMAT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (BufferedReader reader = Files.newBufferedReader(file);
                CSVParser parser = CSVParser.builder()
                        .setReader(reader)
                        .setFormat(withHeader)
                        .get()) {
            if (!parser.getHeaderNames().contains(header.get(0))) {
                throw new IOException(
                        "the file has no column " + header.get(0) + ": it is not the hub's; move it away");
            }
            for (CSVRecord record : parser) {
                List<String> row = header.stream()
                        .map(column -> record.isSet(column) ? record.get(column) : "")
                        .toList();
                rows.put(row.get(0), row);
            }
        }
        return rows;
    }

    private List<String> row(Delivery delivery) {
        return header.stream()
                .map(column -> column.equals(header.get(0))
                        ? delivery.externalId()
                        : text(delivery.fields().path(column)))
                .toList();
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isTextual()) {
            return FORMULA.matcher(value.asText()).find() ? "'" + value.asText() : value.asText();
        }
        return value.isBigDecimal()
                ? value.decimalValue().toPlainString()
                : value.isContainerNode() ? value.toString() : value.asText();
    }

    private void write(Map<String, List<String>> rows) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8);
                CSVPrinter printer = FORMAT.print(writer)) {
            printer.printRecord(header);
            for (List<String> row : rows.values()) {
                printer.printRecord(row);
            }
            printer.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
