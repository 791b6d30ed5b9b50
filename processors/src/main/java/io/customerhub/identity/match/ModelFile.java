package io.customerhub.identity.match;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.RecordSet;
import io.customerhub.identity.match.MatchWeights.Weight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads and writes {@code config/identity/model.yaml}. */
public final class ModelFile {
    private static final Shape SHAPE = Shape.of("identity-model");

    private ModelFile() {}

    /** Reads the weights of these comparisons; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<MatchWeights> read(
            Path file, List<ComparisonRule> comparisons, Dictionary dictionary, Findings findings) {
        return read(DeclaredFiles.read(file, findings), comparisons, dictionary, findings);
    }

    /** Reads the weights from a file's text. */
    public static Optional<MatchWeights> parse(
            Path file, String text, List<ComparisonRule> comparisons, Dictionary dictionary, Findings findings) {
        return read(DeclaredFiles.parse(file, text, findings), comparisons, dictionary, findings);
    }

    private static Optional<MatchWeights> read(
            Optional<Declared> file, List<ComparisonRule> comparisons, Dictionary dictionary, Findings findings) {
        int before = findings.size();
        return file.filter(root -> SHAPE.check(root, findings))
                .map(root -> weights(
                        root, new RecordSet(comparisons, dictionary, List.of(), List.of()).comparisons(), findings))
                .filter(weights -> findings.size() == before);
    }

    private static MatchWeights weights(Declared root, List<Comparison> comparisons, Findings findings) {
        MatchWeights weights = MatchWeights.of(root.json());
        for (Comparison comparison : comparisons) {
            List<String> missing = IntStream.range(1, comparison.levels())
                    .filter(level -> !weights.has(comparison, level))
                    .mapToObj(comparison::describe)
                    .toList();
            if (!missing.isEmpty()) {
                findings.add(
                        root,
                        "the comparison '" + comparison.name() + "' has no weight of '" + missing.get(0) + "'"
                                + (missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more outcomes"),
                        "hub identity train --write learns the weights of all comparisons");
            }
        }
        return weights;
    }

    /** Writes a file's text, whole or not at all. */
    public static void write(Path file, String text) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The text of a file with these weights, to a thousandth of a bit.
     *
     * @param learned of what records they were learned
     */
    public static String text(MatchWeights weights, List<Comparison> comparisons, String learned) {
        var text = new StringBuilder(
                "description: What each outcome of a comparison weighs, in bits, against chance and against"
                        + " neighbours; learned from " + learned + "\n");
        text.append("prior: ")
                .append(bits(new Weight(weights.prior(), weights.neighbourPrior())))
                .append("\ncomparisons:\n");
        for (Comparison comparison : comparisons) {
            text.append("  ").append(comparison.name()).append(":\n");
            for (int level = 1; level < comparison.levels(); level++) {
                text.append("    ")
                        .append(comparison.describe(level))
                        .append(": ")
                        .append(bits(weights.of(comparison, level)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String bits(Weight weight) {
        return String.format(Locale.ROOT, "[%.3f, %.3f]", weight.chance(), weight.neighbours());
    }
}
