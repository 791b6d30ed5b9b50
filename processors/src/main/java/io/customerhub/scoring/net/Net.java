package io.customerhub.scoring.net;

import java.util.ArrayList;
import java.util.List;

/**
 * A trained network of dense layers, as plain numbers: it scores without native code, at about a microsecond a row. Immutable,
 * and safe for use by many threads.
 */
public final class Net {
    /** Below this change of a sum its slope is taken for the ratio of changes. */
    private static final float NO_CHANGE = 1e-6f;

    private final List<Layer> layers;

    Net(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a net has no layers");
        }
        for (int l = 1; l < layers.size(); l++) {
            if (layers.get(l).inputs != layers.get(l - 1).outputs) {
                throw new IllegalArgumentException("layer " + (l + 1) + " reads " + layers.get(l).inputs
                        + " inputs where layer " + l + " has " + layers.get(l - 1).outputs + " outputs");
            }
        }
        this.layers = List.copyOf(layers);
    }

    /** How many numbers a row has. */
    public int inputs() {
        return layers.get(0).inputs;
    }

    /** How many numbers are made of a row. */
    public int outputs() {
        return layers.get(layers.size() - 1).outputs;
    }

    List<Layer> layers() {
        return layers;
    }

    /**
     * What the net makes of a row.
     *
     * @param row as many numbers as {@link #inputs}
     * @return as many as {@link #outputs}
     */
    public float[] output(float[] row) {
        if (row.length != inputs()) {
            throw new IllegalArgumentException("a net of " + inputs() + " inputs was given " + row.length);
        }
        float[] values = row;
        for (Layer layer : layers) {
            values = layer.activated(layer.sums(values));
        }
        return values;
    }

    /** What the net makes of each row. */
    public float[][] output(float[][] rows) {
        float[][] outputs = new float[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            outputs[r] = output(rows[r]);
        }
        return outputs;
    }

    /**
     * What each input adds to an output, compared with another row: all together, the difference of the two outputs. DeepLIFT's
     * rescale rule (Shrikumar and others, Learning Important Features Through Propagating Activation Differences, 2017), which with
     * one hidden layer is integrated gradients without an error.
     */
    public double[] contributions(float[] row, float[] reference, int output) {
        var sums = new ArrayList<float[]>();
        var referenceSums = new ArrayList<float[]>();
        float[] values = row;
        float[] referenceValues = reference;
        for (Layer layer : layers) {
            sums.add(layer.sums(values));
            referenceSums.add(layer.sums(referenceValues));
            values = layer.activated(sums.get(sums.size() - 1));
            referenceValues = layer.activated(referenceSums.get(sums.size() - 1));
        }
        float[] factors = new float[outputs()];
        factors[output] = 1;
        for (int l = layers.size() - 1; l >= 0; l--) {
            factors = layers.get(l).back(rescaled(layers.get(l), factors, sums.get(l), referenceSums.get(l)));
        }
        double[] added = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            added[i] = (double) factors[i] * (row[i] - reference[i]);
        }
        return added;
    }

    private static float[] rescaled(Layer layer, float[] factors, float[] sums, float[] referenceSums) {
        float[] rescaled = new float[factors.length];
        for (int o = 0; o < factors.length; o++) {
            float change = sums[o] - referenceSums[o];
            float ratio = Math.abs(change) < NO_CHANGE
                    ? layer.activation.slope(sums[o])
                    : (layer.activation.of(sums[o]) - layer.activation.of(referenceSums[o])) / change;
            rescaled[o] = factors[o] * ratio;
        }
        return rescaled;
    }
}
