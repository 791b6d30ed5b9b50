package io.customerhub.scoring.net;

/**
 * The loss of amounts most of which are 0 and some of which are very large: three outputs say how likely an amount is above 0 and
 * what its logarithm is normally distributed by. Wang, Liu and Miao, A Deep Probabilistic Model for Customer Lifetime Value
 * Prediction (2019).
 */
public final class ZeroInflatedLognormal implements Loss {
    /** How many outputs it reads: log-odds, mean of the logarithm, and what makes its deviation. */
    public static final int OUTPUTS = 3;

    private static final double LEAST_DEVIATION = 0.01;
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    @Override
    public double of(float[] outputs, float[] target, float[] gradient) {
        double amount = target[0];
        boolean any = amount > 0;
        double loss = softplus(outputs[0]) - (any ? outputs[0] : 0);
        gradient[0] = (float) (probability(outputs) - (any ? 1 : 0));
        gradient[1] = 0;
        gradient[2] = 0;
        if (any) {
            double logarithm = Math.log(amount);
            double deviation = deviation(outputs);
            double off = (logarithm - outputs[1]) / deviation;
            loss += logarithm + Math.log(deviation) + HALF_LOG_TWO_PI + off * off / 2;
            gradient[1] = (float) (-off / deviation);
            gradient[2] = (float) ((1 - off * off) / deviation * sigmoid(outputs[2]));
        }
        return loss;
    }

    /** The expected amount of a row: how likely there is one, times the mean of the lognormal distribution. */
    public static double expected(float[] outputs) {
        double deviation = deviation(outputs);
        return probability(outputs) * Math.exp(outputs[1] + deviation * deviation / 2);
    }

    /** How likely there is an amount at all. */
    public static double probability(float[] outputs) {
        return sigmoid(outputs[0]);
    }

    private static double deviation(float[] outputs) {
        return LEAST_DEVIATION + softplus(outputs[2]);
    }

    private static double softplus(double value) {
        return Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value)));
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
