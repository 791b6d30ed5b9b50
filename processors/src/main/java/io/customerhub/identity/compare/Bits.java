package io.customerhub.identity.compare;

/** Evidence in bits: one doubles the odds. */
public final class Bits {
    private static final double LN2 = Math.log(2);

    private Bits() {}

    /** The logarithm to base 2 of a ratio. */
    public static double of(double ratio) {
        return Math.log(ratio) / LN2;
    }
}
