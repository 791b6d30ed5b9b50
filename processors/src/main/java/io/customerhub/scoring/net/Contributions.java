package io.customerhub.scoring.net;

import java.util.ArrayList;
import java.util.List;

/**
 * What inputs of a net add to its outputs, compared with one row: all together, the difference of the outputs. DeepLIFT's rescale
 * rule (Shrikumar and others, Learning Important Features Through Propagating Activation Differences, 2017), which with one hidden
 * layer is integrated gradients without an error. What is of the one row alone is computed once. Immutable, and safe for use by
 * many threads.
 */
public final class Contributions {
    /** Below this change of a sum its slope is taken for the ratio of changes. */
    private static final float NO_CHANGE = 1e-6f;

    private final float[] reference;
    private final List<Compared> layers;

    Contributions(List<Layer> layers, float[] reference) {
        this.reference = reference.clone();
        var compared = new ArrayList<Compared>();
        float[] values = reference;
        for (Layer layer : layers) {
            float[] sums = layer.sums(values);
            values = layer.activated(sums);
            compared.add(new Compared(layer, layer.turned(), sums, values));
        }
        this.layers = List.copyOf(compared);
    }

    /** A layer, its weights output by output, and what the reference row makes of it. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of a net, which nobody changes
    private record Compared(Layer layer, float[] turned, float[] sums, float[] values) {
        float[] rescaled(float[] factors, float[] of, float[] activated) {
            float[] rescaled = new float[factors.length];
            for (int o = 0; o < factors.length; o++) {
                float change = of[o] - sums[o];
                float ratio = Math.abs(change) < NO_CHANGE
                        ? layer.activation.slope(of[o])
                        : (activated[o] - values[o]) / change;
                rescaled[o] = factors[o] * ratio;
            }
            return rescaled;
        }

        /** How much each input moves what is read of the outputs, when each output is read by a factor. */
        float[] back(float[] factors) {
            float[] back = new float[layer.inputs];
            for (int o = 0; o < factors.length; o++) {
                float factor = factors[o];
                if (factor != 0) {
                    int at = o * back.length;
                    for (int i = 0; i < back.length; i++) {
                        back[i] += turned[at + i] * factor;
                    }
                }
            }
            return back;
        }
    }

    /** What each input of a row adds to an output. */
    public double[] of(float[] row, int output) {
        var sums = new ArrayList<float[]>();
        var activated = new ArrayList<float[]>();
        float[] values = row;
        for (Compared compared : layers) {
            float[] of = compared.layer().sums(values);
            values = compared.layer().activated(of);
            sums.add(of);
            activated.add(values);
        }
        float[] factors = new float[values.length];
        factors[output] = 1;
        for (int l = layers.size() - 1; l >= 0; l--) {
            Compared compared = layers.get(l);
            factors = compared.back(compared.rescaled(factors, sums.get(l), activated.get(l)));
        }
        double[] added = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            added[i] = (double) factors[i] * (row[i] - reference[i]);
        }
        return added;
    }
}
