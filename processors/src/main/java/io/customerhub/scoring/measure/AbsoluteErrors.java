package io.customerhub.scoring.measure;

/** Errors of forecasts, summed, so that those of several series weigh by what they sell. */
public record AbsoluteErrors(double errors, double actual) {
    /** Nothing forecast yet. */
    public static final AbsoluteErrors NONE = new AbsoluteErrors(0, 0);

    /** The errors of one forecast, value by value. */
    public static AbsoluteErrors of(double[] forecast, double[] actual) {
        if (forecast.length != actual.length) {
            throw new IllegalArgumentException(
                    "comparing " + forecast.length + " forecast values with " + actual.length);
        }
        double errors = 0;
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            errors += Math.abs(forecast[i] - actual[i]);
            sum += Math.abs(actual[i]);
        }
        return new AbsoluteErrors(errors, sum);
    }

    /** The errors of both. */
    public AbsoluteErrors plus(AbsoluteErrors other) {
        return new AbsoluteErrors(errors + other.errors, actual + other.actual);
    }

    /** The weighted absolute percentage error: the sum of errors as a share of the sum of what happened; NaN where that is 0. */
    public double wape() {
        return actual == 0 ? Double.NaN : errors / actual;
    }
}
