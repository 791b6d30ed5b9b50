package io.customerhub.app.bench;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Suggestion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of separated values with a header, zipped or not.
 *
 * @param file its path in the folder of the data
 */
public record Table(String file, List<String> header, List<CSVRecord> rows) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    /** Reads a file in the folder of the data. */
    public static Table read(Path data, String file) throws IOException {
        return read(data, file, ",");
    }

    /** Reads a file whose values stand between others than commas; a blank stands for any number of them. */
    public static Table read(Path data, String file, String separator) throws IOException {
        try (InputStream in = Files.newInputStream(data.resolve(file));
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return read(file, plain, separator);
        }
    }

    static Table read(String name, InputStream in) throws IOException {
        return read(name, in, ",");
    }

    private static Table read(String name, InputStream in, String separator) throws IOException {
        boolean blanks = separator.equals(" ");
        CSVFormat format = CSV.builder().setDelimiter(blanks ? "\t" : separator).get();
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
        try (CSVParser rows = format.parse(blanks ? tabbed(text) : text)) {
            return new Table(name, rows.getHeaderNames(), rows.getRecords());
        }
    }

    private static Reader tabbed(Reader text) throws IOException {
        try (var lines = new BufferedReader(text)) {
            return new StringReader(lines.lines()
                    .map(line -> BLANKS.matcher(line.strip()).replaceAll("\t"))
                    .collect(Collectors.joining("\n")));
        }
    }

    /** Checks that the table has the columns that a description names, one or a list. */
    public void check(Declared columns, Findings findings) {
        for (String column : columns(columns)) {
            if (!header.contains(column)) {
                findings.add(columns, "no column '" + column + "' in " + file, Suggestion.instead(column, header));
            }
        }
    }

    static List<String> columns(Declared columns) {
        return columns.text().map(List::of).orElseGet(columns::texts);
    }

    /** Empty where the row ends before the column. */
    public static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column).strip() : "";
    }
}
