package io.customerhub.identity.compare;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads and writes {@code config/identity/frequencies.yaml}. */
public final class FrequenciesFile {
    private static final Shape SHAPE = Shape.of("identity-frequencies");
    private static final int HEXADECIMAL = 16;

    private FrequenciesFile() {}

    /**
     * Reads the frequencies; what is wrong goes to {@code findings}, and then it is empty. Where there is no file nothing is known
     * of how frequent values are.
     */
    public static Optional<Frequencies> read(Path file, Findings findings) {
        return Files.exists(file) ? read(DeclaredFiles.read(file, findings), findings) : Optional.of(Frequencies.NONE);
    }

    /** Reads the frequencies from a file's text. */
    public static Optional<Frequencies> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<Frequencies> read(Optional<Declared> file, Findings findings) {
        return file.filter(root -> SHAPE.check(root, findings)).map(FrequenciesFile::frequencies);
    }

    private static Frequencies frequencies(Declared root) {
        Map<String, Frequency> columns = new HashMap<>();
        root.json().path("columns").properties().forEach(column -> {
            SortedMap<Long, Integer> values = new TreeMap<>();
            column.getValue()
                    .path("values")
                    .properties()
                    .forEach(value -> values.put(
                            Long.parseUnsignedLong(value.getKey().substring(1), HEXADECIMAL),
                            value.getValue().asInt()));
            columns.put(
                    column.getKey(),
                    new Frequency(
                            column.getValue().path("records").asInt(),
                            column.getValue().path("equal").asDouble(),
                            column.getValue().path("others").asInt(),
                            values.keySet().stream().mapToLong(Long::longValue).toArray(),
                            values.values().stream().mapToInt(Integer::intValue).toArray()));
        });
        return new Frequencies(columns);
    }

    /**
     * The text of a file with these frequencies, the most frequent value of a column first.
     *
     * @param learned of what records they were learned
     */
    public static String text(Frequencies frequencies, String learned) {
        var text = new StringBuilder(
                "description: How many records have the most frequent values, by their hashes, and how many"
                        + " the value of any other; learned from " + learned + "\ncolumns:\n");
        frequencies.columns().forEach((column, frequency) -> {
            text.append("  ").append(column).append(":\n");
            text.append(String.format(
                    Locale.ROOT,
                    "    records: %d\n    equal: %.8f\n    others: %d\n    values:",
                    frequency.present(),
                    frequency.chanceOfEqual(),
                    frequency.others()));
            text.append(frequency.values() == 0 ? " {}\n" : "\n");
            byCount(frequency)
                    .forEach(at -> text.append(
                            String.format(Locale.ROOT, "      x%016x: %d\n", frequency.hash(at), frequency.count(at))));
        });
        return text.toString();
    }

    private static List<Integer> byCount(Frequency frequency) {
        return IntStream.range(0, frequency.values())
                .boxed()
                .sorted((one, two) -> Integer.compare(frequency.count(two), frequency.count(one)))
                .toList();
    }
}
