package io.customerhub.scoring.recommend;

import java.time.LocalDate;

/**
 * How a model is told that somebody bought something.
 *
 * @param isOnce whether only that they did counts, and not how often
 * @param halfLife after how many days a purchase counts half, where it counts how often
 */
public record Strength(boolean isOnce, double halfLife) {
    /** Bought or not. */
    public static final Strength ONCE = new Strength(true, Double.POSITIVE_INFINITY);

    /** The logarithm of how often, lately more than long ago. */
    public static Strength often(double halfLife) {
        return new Strength(false, halfLife);
    }

    /** What a model is told of a history. */
    public Purchases of(ItemHistory history, LocalDate day) {
        Purchases counted = history.counted(day, halfLife);
        return isOnce ? counted.once() : counted.logarithmic();
    }
}
