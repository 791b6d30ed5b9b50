package io.customerhub.scoring.value;

/**
 * Brings features to mean 0 and deviation 1 over the rows that it was learned from.
 *
 * @param deviations above 0, as many as means
 */
@SuppressWarnings("ArrayRecordComponent") // one number a feature, handed on by nobody
record Scaling(double[] means, double[] deviations) {
    /** A deviation below this share of the mean is one of arithmetic: the feature is the same in all rows. */
    private static final double ROUNDING = 1e-9;

    Scaling {
        if (means.length != deviations.length) {
            throw new IllegalArgumentException(
                    "a scaling has " + means.length + " means and " + deviations.length + " deviations");
        }
    }

    /** Learns from at least one row. */
    static Scaling of(double[][] rows) {
        int columns = rows[0].length;
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += row[c];
            }
            means[c] = sum / rows.length;
            for (double[] row : rows) {
                squares += (row[c] - means[c]) * (row[c] - means[c]);
            }
            double deviation = Math.sqrt(squares / rows.length);
            deviations[c] = deviation > ROUNDING * Math.abs(means[c]) ? deviation : 1;
        }
        return new Scaling(means, deviations);
    }

    double[] scaled(double[] row) {
        double[] scaled = new double[row.length];
        for (int c = 0; c < row.length; c++) {
            scaled[c] = (row[c] - means[c]) / deviations[c];
        }
        return scaled;
    }
}
