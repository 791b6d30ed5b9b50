package io.customerhub.identity.match;

import io.customerhub.identity.compare.Bits;
import io.customerhub.identity.text.TextHash;
import io.customerhub.model.SourceKey;

/**
 * Of which pairs people are asked.
 *
 * @param from the confidence from which on, between 0 and 1
 * @param to the confidence beyond which they are not
 * @param sample the share of likely pairs that are asked all the same, drawn at random, to tell how often they are wrong
 */
public record ReviewRule(double from, double to, double sample) {
    /** What is asked where nobody says otherwise. */
    public static final ReviewRule USUAL = new ReviewRule(0.1, 0.95, 0.01);

    /** Nobody is asked anything. */
    public static final ReviewRule NOTHING = new ReviewRule(1, 0, 0);

    /** The least odds of a pair that may be asked, in bits. */
    double leastOdds() {
        return Bits.of(from / (1 - from));
    }

    boolean isUncertain(double odds) {
        double confidence = MatchModel.confidence(odds);
        return confidence >= from && confidence <= to;
    }

    /** Whether a likely pair is drawn: always, or never, whenever it is compared. */
    boolean isSampled(SourceKey one, SourceKey two) {
        boolean ordered = one.compareTo(two) <= 0;
        long hash = TextHash.of((ordered ? one : two) + "\n" + (ordered ? two : one));
        return (hash >>> 11) * 0x1.0p-53 < sample;
    }
}
