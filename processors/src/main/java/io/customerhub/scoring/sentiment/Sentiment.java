package io.customerhub.scoring.sentiment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a text sounds.
 *
 * @param value from -1, displeased, to 1, pleased: the mean of what its drivers say
 * @param drivers the known words that it has, in their order; at least one
 */
public record Sentiment(double value, List<Driver> drivers) {
    private static final int DIGITS = 4;

    public Sentiment {
        drivers = List.copyOf(drivers);
    }

    /**
     * A known word as it stands in a text.
     *
     * @param words as the lexicon has them
     * @param turned whether a negator turns them round
     * @param says from -1 to 1, intensified and turned round as it stands there
     */
    public record Driver(String words, boolean turned, double says) {}

    /** The value as it is kept, with four digits. */
    public BigDecimal rounded() {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }
}
