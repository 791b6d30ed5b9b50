package io.customerhub.identity.match;

/**
 * By how much confidence is off: the expected calibration error, in ten bins of equal width (Guo and others, On Calibration of
 * Modern Neural Networks, 2017).
 */
public final class CalibrationError {
    private static final int BINS = 10;

    private final double[] off = new double[BINS];
    private long pairs;

    /**
     * Takes a pair.
     *
     * @param confidence that it is of one customer, between 0 and 1
     * @param same whether it is
     */
    public void add(double confidence, boolean same) {
        int bin = (int) Math.min(BINS - 1, confidence * BINS);
        off[bin] += confidence - (same ? 1 : 0);
        pairs++;
    }

    /** How far confidence is from the share of pairs that are of one customer, on average over the pairs; 0 for none. */
    public double expected() {
        double sum = 0;
        for (double bin : off) {
            sum += Math.abs(bin);
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
