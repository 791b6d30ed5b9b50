package io.customerhub.model;

import static io.customerhub.model.PlainField.amount;
import static io.customerhub.model.PlainField.choice;
import static io.customerhub.model.PlainField.count;
import static io.customerhub.model.PlainField.date;
import static io.customerhub.model.PlainField.share;
import static io.customerhub.model.PlainField.text;
import static io.customerhub.model.PlainField.time;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A kind of record whose fields are single values, with those fields in reading order. */
public enum PlainKind {
    /** Something said or done between a customer and us. */
    INTERACTION(
            true,
            choice("kind", "visit", "mail", "call", "message", "post", "comment")
                    .mustBeThere(),
            text("channel"),
            choice("direction", "in", "out"),
            text("subject"),
            text("text"),
            time("occurredAt").mustBeThere()),
    /** A sale that may come. */
    OPPORTUNITY(
            true,
            text("name").mustBeThere(),
            text("stage"),
            amount("amount"),
            text(PlainKind.CURRENCY),
            share("probability"),
            date("closesOn"),
            choice("status", "open", "won", "lost").mustBeThere()),
    /** How a customer is found in a network. */
    SOCIAL_PROFILE(true, text("network").mustBeThere(), text("handle").mustBeThere(), text("url"), count("followers")),
    /** What we do to be bought from; it belongs to nobody. */
    CAMPAIGN(
            false,
            text("name").mustBeThere(),
            text("channel"),
            date("startsOn"),
            date("endsOn"),
            amount("budget"),
            text(PlainKind.CURRENCY),
            text("status")),
    /** What we sell; it belongs to nobody, and lines of transactions name it by its source's id. */
    PRODUCT(
            false,
            text("name").mustBeThere(),
            text("number"),
            text("category"),
            text("description"),
            amount("price"),
            text(PlainKind.CURRENCY),
            choice("status", "active", "inactive"));

    /** The field that says what a record's amounts are in, ISO 4217; a record with an amount cannot be without it. */
    public static final String CURRENCY = "currency";

    private final boolean belongs;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of immutable elements
    private final List<PlainField> fields;

    PlainKind(boolean belongs, PlainField... fields) {
        this.belongs = belongs;
        this.fields = List.copyOf(Arrays.asList(fields));
    }

    /** The kind that mappings and rules call so. */
    public static PlainKind of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    /** Its name in mappings and rules, as {@code social-profile}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether such a record can be a customer's. */
    public boolean belongs() {
        return belongs;
    }

    public List<PlainField> fields() {
        return fields;
    }

    public List<String> words() {
        return fields.stream().map(PlainField::word).toList();
    }
}
