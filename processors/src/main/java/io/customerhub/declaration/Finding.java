package io.customerhub.declaration;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing that is wrong with a declared file.
 *
 * @param file the file, as the engineer would name it
 * @param line the line, 1-based; 0 where the whole file is meant
 * @param problem what is wrong there
 * @param remedy what to do about it
 */
public record Finding(Path file, int line, String problem, String remedy) implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::file)
            .thenComparing(Finding::line)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::remedy);

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /** The finding as one line: {@code mappings/shopify.yaml line 12: unknown field 'emial'; did you mean 'email'?} */
    @Override
    public String toString() {
        return file + (line > 0 ? " line " + line : "") + ": " + problem + (remedy.isEmpty() ? "" : "; " + remedy);
    }
}
