package io.customerhub.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What happens with a customer, in a moment. */
public sealed interface Occasion {
    /** A field that was known is something else, and known. */
    record FieldChanges(String field) implements Occasion {}

    /**
     * A number that a model says has gone so far up, or down, since it was lowest, or highest, or since that was last told.
     *
     * @param up whether it has to rise
     */
    record ScoreMoves(String score, boolean up, BigDecimal by) implements Occasion {}

    /** What a model or decision says is none of these words any more, and was. */
    record LabelLeaves(String score, List<String> words) implements Occasion {
        public LabelLeaves {
            words = List.copyOf(words);
        }
    }

    /** What a model or decision says is another word than before. */
    record LabelMoves(String score) implements Occasion {}

    /**
     * The customer is new, or no more what they were.
     *
     * @param kinds {@code new}, or what happens to customers
     */
    record CustomerIs(List<String> kinds) implements Occasion {
        /** Whom the hub has not known before. */
        public static final String NEW = "new";

        public CustomerIs {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * An interaction or a document comes that is no more than {@link Happening#DAYS} days old.
     *
     * @param kinds those that count
     * @param channels those that count; all where there are none
     * @param direction {@code in} or {@code out}
     * @param from the least amount, of documents in {@code currency} alone
     * @param moodTo the most that the mood of what was written may be, from -1 to 1
     */
    record Happens(
            List<String> kinds,
            List<String> channels,
            Optional<String> direction,
            Optional<BigDecimal> from,
            Optional<String> currency,
            Optional<BigDecimal> moodTo)
            implements Occasion {
        public Happens {
            kinds = List.copyOf(kinds);
            channels = List.copyOf(channels);
        }

        boolean is(Happening happening) {
            return kinds.contains(happening.kind())
                    && (channels.isEmpty()
                            || happening.channel().filter(channels::contains).isPresent())
                    && (direction.isEmpty() || direction.equals(happening.direction()))
                    && (currency.isEmpty() || currency.equals(happening.currency()))
                    && from.filter(least -> happening
                                    .amount()
                                    .filter(amount -> amount.compareTo(least) >= 0)
                                    .isEmpty())
                            .isEmpty()
                    && moodTo.filter(most -> happening
                                    .mood()
                                    .filter(mood -> mood.compareTo(most) <= 0)
                                    .isEmpty())
                            .isEmpty();
        }
    }
}
