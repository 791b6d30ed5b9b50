package io.customerhub.app.bench.scoring;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.declaration.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Data whose outcome is known, as a file in {@code config/bench/scoring} describes it.
 *
 * @param data the path of its data in the folder of shared data
 * @param job what is done with it: the key of the section that says how
 */
public record ScoringSet(Path file, String data, String job, Declared section) {
    private static final Shape SHAPE = Shape.of("scoring-set");

    /** Reads a description; what is wrong goes to {@code findings}. */
    public static Optional<ScoringSet> read(Path file, Findings findings) {
        return DeclaredFiles.read(file, findings)
                .filter(root -> SHAPE.check(root, findings))
                .map(root -> set(file, root));
    }

    private static ScoringSet set(Path file, Declared root) {
        String job = root.entries().keySet().stream()
                .filter(key -> !key.equals("description") && !key.equals("data"))
                .findFirst()
                .orElseThrow();
        return new ScoringSet(
                file, root.text("data").orElseThrow(), job, root.get(job).orElseThrow());
    }

    /** The file's name without its ending. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    /** Whether a folder lacks the set's data. */
    public boolean isMissing(Path folder) {
        return !Files.isRegularFile(folder.resolve(data));
    }
}
