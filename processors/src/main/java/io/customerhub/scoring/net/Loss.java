package io.customerhub.scoring.net;

/** How far the outputs of a net are from what is true of a row; training makes it small. */
@FunctionalInterface
public interface Loss {
    /** Cross entropy of one output, in log-odds, and one target between 0 and 1. */
    Loss CROSS_ENTROPY = (outputs, target, gradient) -> {
        float logOdds = outputs[0];
        double loss = Math.max(logOdds, 0) - logOdds * target[0] + Math.log1p(Math.exp(-Math.abs(logOdds)));
        gradient[0] = (float) (1 / (1 + Math.exp(-logOdds)) - target[0]);
        return loss;
    };

    /**
     * The loss of a row.
     *
     * @param outputs of the net's last layer
     * @param target what is true; may have fewer numbers than {@code outputs}
     * @param gradient is filled with the derivative of the loss by each output
     */
    double of(float[] outputs, float[] target, float[] gradient);

    /** The loss of many rows, on average; 0 for none. */
    default double mean(float[][] outputs, float[][] targets) {
        double sum = 0;
        for (int row = 0; row < outputs.length; row++) {
            sum += of(outputs[row], targets[row], new float[outputs[row].length]);
        }
        return outputs.length == 0 ? 0 : sum / outputs.length;
    }
}
