package io.customerhub.app.check;

import io.customerhub.declaration.Declared;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Kamelet of ours, as its file declares it.
 *
 * @param name the name it is called by: its file's
 * @param required the parameters a caller must give
 */
record Kamelet(String name, Declared file, Map<String, Parameter> parameters, Set<String> required) {
    static final String SUFFIX = ".kamelet.yaml";

    /** A parameter of a Kamelet, as its property declares it. */
    record Parameter(Declared declared) {
        ValueType type() {
            List<String> allowed = declared.get("enum").map(Declared::texts).orElse(List.of());
            return new ValueType(allowed.isEmpty() ? declared.text("type").orElse("string") : "enum", allowed);
        }

        Optional<String> pattern() {
            return declared.text("pattern");
        }

        Optional<String> defaultValue() {
            return declared.text("default");
        }

        /** Whether it is flagged as a secret, by its format or by what editors are told of it. */
        boolean isSecret() {
            return declared.text("format").filter("password"::equals).isPresent()
                    || declared.get("x-descriptors").map(Declared::texts).orElse(List.of()).stream()
                            .anyMatch(descriptor -> descriptor.endsWith(":password"));
        }
    }

    Kamelet {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        required = Set.copyOf(required);
    }

    static Kamelet of(Declared file) {
        var parameters = new LinkedHashMap<String, Parameter>();
        Optional<Declared> definition = file.get("spec").flatMap(spec -> spec.get("definition"));
        definition
                .flatMap(found -> found.get("properties"))
                .ifPresent(properties ->
                        properties.entries().forEach((name, value) -> parameters.put(name, new Parameter(value))));
        List<String> required = definition
                .flatMap(found -> found.get("required"))
                .map(Declared::texts)
                .orElse(List.of());
        String fileName = file.file().getFileName().toString();
        String name = fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
        return new Kamelet(name, file, parameters, Set.copyOf(required));
    }

    Optional<Declared> template() {
        return file.get("spec").flatMap(spec -> spec.get("template"));
    }
}
