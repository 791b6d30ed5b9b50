package io.customerhub.scoring.feature;

import io.customerhub.model.CustomerField;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A feature of a customer as of a day: nothing of it happened after that day. */
public sealed interface FeatureRule {
    /** What it is called in models, scores and their reasons. */
    String name();

    /** What it means, in a sentence. */
    String description();

    /** What happened with a customer, each of it on a day. */
    enum Events {
        /** Invoices and sales receipts. */
        PURCHASES(true, "invoice", "sales_receipt"),
        PAYMENTS(true, "payment"),
        /** What we gave back: credit memos and refunds; their amounts are negative. */
        CREDITS(true, "credit_memo", "refund"),
        /** What was said or done: all kinds of interactions. */
        INTERACTIONS(false);

        private final boolean hasAmounts;

        @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of immutable elements
        private final List<String> kinds;

        Events(boolean hasAmounts, String... kinds) {
            this.hasAmounts = hasAmounts;
            this.kinds = List.of(kinds);
        }

        /** Whether they are documents, with amounts and lines. */
        public boolean hasAmounts() {
            return hasAmounts;
        }

        /** The kinds of documents they are. */
        public List<String> kinds() {
            return kinds;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is told of events. */
    enum Measure {
        COUNT(false),
        /** On how many days. */
        DAYS(false),
        DAYS_SINCE_LAST(false),
        DAYS_SINCE_FIRST(false),
        /** From one of them to the next, on average; not known of a single one. */
        DAYS_BETWEEN(false),
        SUM(true),
        AVERAGE(true),
        LARGEST(true),
        /** Of all amounts, how much more was in the later half of the time than in the earlier: from -1 to 1. */
        TREND(true),
        /** How many different items. */
        ITEMS(true),
        /** Of interactions: how what the customer wrote sounds on average, from -1 to 1. */
        MOOD(false);

        private final boolean needsAmounts;

        Measure(boolean needsAmounts) {
            this.needsAmounts = needsAmounts;
        }

        /** Whether it is told of documents alone. */
        public boolean needsAmounts() {
            return needsAmounts;
        }

        /** What it is where nothing happened: 0, or not known. */
        public double ofNothing() {
            return switch (this) {
                case COUNT, DAYS, SUM, ITEMS -> 0;
                case DAYS_SINCE_LAST, DAYS_SINCE_FIRST, DAYS_BETWEEN, AVERAGE, LARGEST, TREND, MOOD -> Double.NaN;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * A number told of events.
     *
     * @param kinds of interactions alone these kinds; empty for all
     * @param within how many days back from the day; empty for all time
     */
    record OfEvents(String name, String description, Events of, Measure measure, List<String> kinds, OptionalInt within)
            implements FeatureRule {
        public OfEvents {
            kinds = List.copyOf(kinds);
        }

        /** Whether it is told of documents as a whole: of their days and amounts, and not of their lines. */
        public boolean isOfDocuments() {
            return of.hasAmounts() && measure != Measure.ITEMS;
        }
    }

    /**
     * A word of the profile as it is today: of what hardly ever changes, as no profile of an earlier day is kept.
     */
    record OfProfile(String name, String description, CustomerField field) implements FeatureRule {
        /** Fields that hardly ever change. */
        public static final List<CustomerField> LASTING =
                List.of(CustomerField.KIND, CustomerField.PARISH, CustomerField.COUNTRY, CustomerField.CURRENCY);
    }
}
