package io.customerhub.mapping;

import io.customerhub.model.CanonicalRecord;
import io.customerhub.model.CustomerField;
import io.customerhub.model.PlainKind;
import io.customerhub.model.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a source's records become. */
public enum Target {
    CUSTOMER(
            Stream.concat(CustomerField.words().stream(), Relation.words().stream())
                    .toList(),
            reader -> Optional.of(reader.customer())),
    TRANSACTION(
            CanonicalReader.owned("kind", "number", "date", "currency", "total", "lines"),
            reader -> Optional.of(reader.transaction())),
    INTERACTION(PlainKind.INTERACTION),
    OPPORTUNITY(PlainKind.OPPORTUNITY),
    SOCIAL_PROFILE(PlainKind.SOCIAL_PROFILE),
    CAMPAIGN(PlainKind.CAMPAIGN),
    PRODUCT(PlainKind.PRODUCT);

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, made above
    private final List<String> fields;

    @SuppressWarnings("ImmutableEnumChecker") // holds nothing
    private final Function<CanonicalReader, Optional<CanonicalRecord>> reading;

    Target(List<String> fields, Function<CanonicalReader, Optional<CanonicalRecord>> reading) {
        this.fields = Stream.concat(Stream.of(CanonicalReader.CHANGED_AT), fields.stream())
                .toList();
        this.reading = reading;
    }

    Target(PlainKind kind) {
        this(
                kind.belongs() ? CanonicalReader.owned(kind.words().toArray(String[]::new)) : kind.words(),
                reader -> reader.plain(kind));
    }

    /** The target that mappings call so. */
    static Target of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** What mappings call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public List<String> fields() {
        return fields;
    }

    /** Nothing where a value that cannot be missed has a problem. */
    Optional<CanonicalRecord> read(CanonicalReader reader) {
        return reading.apply(reader);
    }
}
