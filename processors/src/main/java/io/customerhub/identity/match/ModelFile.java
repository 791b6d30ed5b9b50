package io.customerhub.identity.match;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import io.customerhub.identity.compare.Comparison;
import io.customerhub.identity.compare.ComparisonRule;
import io.customerhub.identity.match.MatchWeights.Weight;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads and writes {@code config/identity/model.yaml}. */
public final class ModelFile {
    private static final Shape SHAPE = Shape.of("identity-model");

    private ModelFile() {}

    /** Reads the weights of these comparisons; what is wrong goes to {@code findings}, and then there are none. */
    public static Optional<MatchWeights> read(Path file, List<ComparisonRule> comparisons, Findings findings) {
        int before = findings.size();
        return DeclaredFiles.read(file, findings)
                .filter(root -> SHAPE.check(root, findings))
                .map(root -> weights(root, comparisons, findings))
                .filter(weights -> findings.size() == before);
    }

    private static MatchWeights weights(Declared root, List<ComparisonRule> comparisons, Findings findings) {
        MatchWeights weights = MatchWeights.of(root.json());
        comparisons.stream()
                .map(ComparisonRule::name)
                .filter(name -> !weights.knows(name))
                .forEach(name -> findings.add(
                        root,
                        "there are no weights of the comparison '" + name + "'",
                        "hub identity train --write learns them; or name it as the file does"));
        return weights;
    }

    /**
     * The text of a file with these weights, to a thousandth of a bit.
     *
     * @param learned of what records they were learned
     */
    public static String text(MatchWeights weights, List<Comparison> comparisons, String learned) {
        var text = new StringBuilder(
                "description: What each outcome of a comparison weighs, in bits, against chance and against"
                        + " neighbours; learned from " + learned + " by hub identity train\n");
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
