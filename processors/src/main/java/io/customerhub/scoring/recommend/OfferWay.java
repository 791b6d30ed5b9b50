package io.customerhub.scoring.recommend;

import java.util.Locale;

/**
 * A way to tell what customers buy next.
 *
 * @param likeness by what else than their own purchases
 * @param settings an infinite weight leaves own purchases out, a weight of 0 all others
 */
public record OfferWay(Likeness likeness, BlendSettings settings) {
    /** How purchases of one item say something of another. */
    public enum Likeness {
        /** They do not. */
        NONE(""),
        /** The same customers buy both. */
        NEIGHBOURS("item neighbours"),
        /** Each item is foretold from all others. */
        EASE("EASE");

        private final String word;

        Likeness(String word) {
            this.word = word;
        }
    }

    /** What a customer has bought, by how often: the simple way. */
    public static final OfferWay OWN = own(Double.POSITIVE_INFINITY);

    /** The same, where a purchase counts half after so many days. */
    public static OfferWay own(double halfLife) {
        return new OfferWay(Likeness.NONE, new BlendSettings(Strength.ONCE, 0, halfLife, 0));
    }

    /** Whether own purchases count. */
    public boolean isOwn() {
        return !Double.isInfinite(settings.weight());
    }

    /** As cards have it. Of equal scores what more customers bought goes first, so what is left by own frequency is by popularity. */
    public String name() {
        if (!isOwn()) {
            return likeness.word;
        }
        String own = Double.isInfinite(settings.ownHalfLife())
                ? "own frequency"
                : String.format(Locale.ROOT, "own frequency, half after %.0f days", settings.ownHalfLife());
        return own + (likeness == Likeness.NONE ? ", then popularity" : " and " + likeness.word);
    }
}
