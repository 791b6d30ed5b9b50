package io.customerhub.model;

import java.util.List;

/**
 * A field of a plain record.
 *
 * @param word its name in mappings and rules
 * @param required whether a record cannot be without it
 * @param choices what a {@link Type#CHOICE} may be
 */
public record PlainField(String word, Type type, boolean required, List<String> choices) {
    /** What a value is, and how its normal form is written. */
    public enum Type {
        TEXT,
        /** One of a few words. */
        CHOICE,
        /** ISO 8601, as {@code 2026-05-31}. */
        DATE,
        /** ISO 8601 in UTC, as {@code 2026-05-31T14:30:00Z}. */
        TIME,
        /** Money, exactly as the source gives it; its currency is the record's. */
        AMOUNT,
        /** From 0 to 1, exactly. */
        SHARE,
        /** A whole number, not negative. */
        COUNT
    }

    public PlainField {
        choices = List.copyOf(choices);
    }

    static PlainField text(String word) {
        return new PlainField(word, Type.TEXT, false, List.of());
    }

    static PlainField date(String word) {
        return new PlainField(word, Type.DATE, false, List.of());
    }

    static PlainField time(String word) {
        return new PlainField(word, Type.TIME, false, List.of());
    }

    static PlainField amount(String word) {
        return new PlainField(word, Type.AMOUNT, false, List.of());
    }

    static PlainField share(String word) {
        return new PlainField(word, Type.SHARE, false, List.of());
    }

    static PlainField count(String word) {
        return new PlainField(word, Type.COUNT, false, List.of());
    }

    static PlainField choice(String word, String... choices) {
        return new PlainField(word, Type.CHOICE, false, List.of(choices));
    }

    PlainField mustBeThere() {
        return new PlainField(word, type, true, choices);
    }
}
