package io.customerhub.app.flowtest;

import io.customerhub.declaration.Declared;
import io.customerhub.declaration.DeclaredFiles;
import io.customerhub.declaration.Findings;
import io.customerhub.mapping.Mapping;
import io.customerhub.mapping.Mappings;
import io.customerhub.model.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the files of a home declare what a test looks at, as {@code mappings/books.yaml line 7}. */
final class Places {
    private final Path home;
    private final Mappings mappings;

    Places(Path home, Mappings mappings) {
        this.home = home;
        this.mappings = mappings;
    }

    /** Where a source's field becomes one of ours; empty where it does not. */
    String field(String source, String entity, String field) {
        return mappings.ofSource(source, entity)
                .filter(mapping -> mapping.fields().contains(field))
                .map(mapping -> line(mapping, field))
                .orElse("");
    }

    /** Where one of a sink's fields is declared. */
    String sinkField(String sink, String field) {
        return mappings.ofSink(sink).map(mapping -> line(mapping, field)).orElse("");
    }

    /** Where it is declared that this is a problem: a rule, or the mapping of the source. */
    String problem(Problem problem, String source, String entity) {
        Path quality = home.resolve("config/quality.yaml");
        Optional<Declared> rule = DeclaredFiles.read(quality, new Findings()).stream()
                .flatMap(root -> root.entries().values().stream())
                .flatMap(section -> section.items().stream())
                .filter(item -> item.text("rule").equals(Optional.of(problem.rule())))
                .filter(item -> problem.field().isEmpty() || concerns(item, problem.field()))
                .findFirst();
        return rule.map(item -> quality(item, quality))
                .or(() -> mappings.ofSource(source, entity).map(mapping -> line(mapping, problem.field())))
                .orElse("");
    }

    private static boolean concerns(Declared rule, String field) {
        return rule.get("field").isEmpty() || rule.text("field").equals(Optional.of(field));
    }

    private String quality(Declared rule, Path file) {
        return relative(file) + " line " + rule.line();
    }

    private String line(Mapping mapping, String field) {
        int line = mapping.line(field.replaceFirst("/.*", ""));
        return relative(mapping.file()) + (line > 0 ? " line " + line : "");
    }

    private String relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(home) ? home.relativize(absolute).toString() : absolute.toString();
    }

    /** What to do about a difference whose value these places declare. */
    static String remedy(Stream<String> places) {
        List<String> named = places.filter(place -> !place.isEmpty()).distinct().toList();
        return named.isEmpty()
                ? "mend the expectation"
                : "mend " + String.join(", or ", named) + ", or the expectation";
    }
}
