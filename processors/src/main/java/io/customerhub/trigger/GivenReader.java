package io.customerhub.trigger;

import io.customerhub.declaration.Declared;
import io.customerhub.model.SourceKey;
import io.customerhub.trigger.TriggerTest.Given;
import io.customerhub.trigger.TriggerTest.Said;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the customers that tests of triggers give. */
final class GivenReader {
    /** The day of those that say none. */
    private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

    private GivenReader() {}

    static TriggerTest test(Declared declared) {
        return new TriggerTest(
                declared.text("test").orElse(""),
                declared.file(),
                declared.line(),
                declared.get("before").map(GivenReader::given),
                declared.get("now").map(GivenReader::given).orElseThrow(),
                declared.get("fires").map(fires -> fires.json().asBoolean()).orElse(false));
    }

    private static Given given(Declared declared) {
        Map<String, Said> scores = new HashMap<>();
        declared.get("scores")
                .ifPresent(table -> table.entries().forEach((name, value) -> scores.put(name, said(value))));
        LocalDate day = declared.text("day").map(LocalDate::parse).orElse(DAY);
        return new Given(
                day,
                texts(declared, "fields"),
                texts(declared, "features"),
                scores,
                declared.get("happens").map(Declared::items).orElse(List.of()).stream()
                        .map(happening -> happening(happening, day))
                        .toList(),
                declared.text("becomes"));
    }

    private static Map<String, String> texts(Declared declared, String key) {
        Map<String, String> texts = new HashMap<>();
        declared.get(key)
                .ifPresent(table -> table.entries()
                        .forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text))));
        return texts;
    }

    private static Said said(Declared value) {
        return value.json().isNumber()
                ? new Said(Optional.of(value.json().decimalValue()), Optional.empty())
                : new Said(Optional.empty(), value.text());
    }

    private static Happening happening(Declared declared, LocalDate day) {
        return new Happening(
                new SourceKey("test", "Record", "1"),
                declared.text("kind").orElse(""),
                declared.text("channel"),
                declared.text("direction"),
                number(declared, "amount"),
                declared.text("currency"),
                number(declared, "mood"),
                day);
    }

    private static Optional<BigDecimal> number(Declared declared, String key) {
        return declared.get(key).map(value -> value.json().decimalValue());
    }
}
