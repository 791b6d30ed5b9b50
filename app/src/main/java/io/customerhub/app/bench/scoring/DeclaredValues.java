package io.customerhub.app.bench.scoring;

import io.customerhub.declaration.Declared;
import java.time.LocalDate;
import java.util.List;

/** The values of a set's section, whose kinds its shape has checked. */
record DeclaredValues(Declared section) {
    int whole(String key) {
        return Integer.parseInt(section.text(key).orElseThrow());
    }

    double number(String key) {
        return parsed(section.text(key).orElseThrow());
    }

    LocalDate day(String key) {
        return LocalDate.parse(section.text(key).orElseThrow());
    }

    List<Double> numbers(String key) {
        return section.get(key).orElseThrow().texts().stream()
                .map(DeclaredValues::parsed)
                .toList();
    }

    List<String> texts(String key) {
        return section.get(key).map(Declared::texts).orElse(List.of());
    }

    private static double parsed(String text) {
        return text.equals(".inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
