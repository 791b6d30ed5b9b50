package io.customerhub.mapping;

import io.customerhub.model.CustomerField;
import java.util.List;
import java.util.stream.Stream;

/** What a source's records become. */
public enum Target {
    CUSTOMER(Stream.concat(Stream.of(CanonicalReader.CHANGED_AT), CustomerField.words().stream())
            .toList()),
    TRANSACTION(CanonicalReader.TRANSACTION_FIELDS);

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, made above
    private final List<String> fields;

    Target(List<String> fields) {
        this.fields = fields;
    }

    public List<String> fields() {
        return fields;
    }
}
