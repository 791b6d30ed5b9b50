package io.customerhub.quality;

import io.customerhub.model.CustomerField;
import io.customerhub.model.PlainField;
import io.customerhub.model.PlainKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of the rules that is about one kind of record.
 *
 * @param word its name
 * @param fields what its rules may speak of
 * @param needed those without which such a record cannot go on
 * @param hasLines whether it has lines that add up
 */
record Section(String word, List<String> fields, List<String> needed, boolean hasLines) {
    private static final List<String> TRANSACTION_FIELDS = List.of("currency", "date");

    static final List<Section> ALL = Stream.concat(
                    Stream.of(
                            new Section("customer", CustomerField.words(), List.of(), false),
                            new Section("transaction", TRANSACTION_FIELDS, TRANSACTION_FIELDS, true)),
                    Stream.of(PlainKind.values()).map(Section::of))
            .toList();

    Section {
        fields = List.copyOf(fields);
        needed = List.copyOf(needed);
    }

    private static Section of(PlainKind kind) {
        boolean hasAmount = kind.fields().stream().anyMatch(field -> field.type() == PlainField.Type.AMOUNT);
        List<String> needed = kind.fields().stream()
                .filter(field -> field.required() || (hasAmount && field.word().equals(PlainKind.CURRENCY)))
                .map(PlainField::word)
                .toList();
        return new Section(kind.word(), kind.words(), needed, false);
    }
}
