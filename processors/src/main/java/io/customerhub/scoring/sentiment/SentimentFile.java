package io.customerhub.scoring.sentiment;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/scoring/sentiment.yaml}. */
public final class SentimentFile {
    private static final Shape SHAPE = Shape.of("sentiment");
    private static final String WORDS = "words";
    private static final String NEGATORS = "negators";
    private static final String INTENSIFIERS = "intensifiers";

    private SentimentFile() {}

    /** Reads the words, {@link Lexicon#NONE} where there is no file; what is wrong goes to {@code findings}. */
    public static Optional<Lexicon> read(Path file, Findings findings) {
        return Files.exists(file) ? read(DeclaredFiles.read(file, findings), findings) : Optional.of(Lexicon.NONE);
    }

    /** Reads the words from a file's text. */
    public static Optional<Lexicon> parse(Path file, String text, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), findings);
    }

    private static Optional<Lexicon> read(Optional<Declared> file, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> lexicon(root, findings))
                .filter(lexicon -> findings.size() == before);
    }

    private static Lexicon lexicon(Declared root, Findings findings) {
        Declared negators = root.get(NEGATORS).orElseThrow();
        Map<String, String> seen = new HashMap<>();
        Map<String, Double> weights = numbers(root.get(WORDS).orElseThrow(), WORDS, Lexicon.LONGEST, seen, findings);
        Map<String, Double> intensifiers =
                numbers(root.get(INTENSIFIERS).orElseThrow(), INTENSIFIERS, 1, seen, findings);
        var turning = new LinkedHashMap<String, Double>();
        negators.get(WORDS)
                .map(Declared::items)
                .orElse(java.util.List.of())
                .forEach(word -> take(word, word.text().orElse(""), -1.0, NEGATORS, 1, seen, turning, findings));
        return new Lexicon(
                weights,
                turning.keySet(),
                negators.get("within").orElseThrow().json().asInt(),
                negators.get("turn").orElseThrow().json().asDouble(),
                intensifiers);
    }

    private static Map<String, Double> numbers(
            Declared table, String section, int longest, Map<String, String> seen, Findings findings) {
        var numbers = new LinkedHashMap<String, Double>();
        table.entries()
                .forEach((words, number) ->
                        take(number, words, number.json().asDouble(), section, longest, seen, numbers, findings));
        return numbers;
    }

    private static void take(
            Declared place,
            String words,
            double number,
            String section,
            int longest,
            Map<String, String> seen,
            Map<String, Double> taken,
            Findings findings) {
        String normal = Lexicon.normal(words);
        int length = normal.isEmpty() ? 0 : normal.split(" ", -1).length;
        String other = seen.putIfAbsent(normal, section);
        if (length == 0 || length > longest) {
            findings.add(
                    place,
                    "'" + words + "' in '" + section + "' is " + length + " words, and may be "
                            + (longest == 1 ? "one" : "one to " + longest),
                    "write it as it stands in a text, without marks between");
        } else if (other != null) {
            findings.add(
                    place,
                    "'" + words + "' in '" + section + "' stands in '" + other + "' already, in one form of it",
                    "keep one of them");
        } else {
            taken.put(normal, number);
        }
    }
}
