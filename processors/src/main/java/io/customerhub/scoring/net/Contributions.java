package io.customerhub.scoring.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What groups of inputs add to the outputs of nets, compared with one row: all together, the difference of the outputs. DeepLIFT's
 * rescale rule (Shrikumar and others, Learning Important Features Through Propagating Activation Differences, 2017), which with one
 * hidden layer is integrated gradients without an error. A row goes through the nets once for their outputs and for this. Immutable,
 * and safe for use by many threads.
 */
public final class Contributions {
    /** Below this change of a sum its slope is taken for the ratio of changes. */
    private static final float NO_CHANGE = 1e-6f;

    private final PatternLayer first;
    private final List<Rest> rests;
    /** What the first layer makes of the row that is compared with: sums, values, and what each group of inputs adds. */
    private final float[] ofSums;

    private final float[] ofValues;
    private final float[][] ofParts;

    /**
     * Compares with a row.
     *
     * @param first the first layers of the nets side by side
     */
    Contributions(PatternLayer first, List<Net> nets, float[] reference) {
        this.first = first;
        this.ofSums = first.sums(reference);
        this.ofValues = new float[first.outputs];
        first.activation.of(ofSums, ofValues);
        this.ofParts = first.parts(reference);
        var all = new ArrayList<Rest>();
        int place = 0;
        for (Net net : nets) {
            int end = place + net.layers().get(0).outputs;
            all.add(Rest.of(net, place, Arrays.copyOfRange(ofValues, place, end)));
            place = end;
        }
        this.rests = List.copyOf(all);
    }

    /**
     * What nets make of a row.
     *
     * @param outputs the first of each net, to the bit what {@link ServedNets#output} says
     * @param added by each group of inputs to the mean of the outputs
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to its caller
    public record Explained(float[] outputs, double[] added) {}

    /** The layers of a net after the first, with what they make of the reference row. */
    private record Rest(int place, int size, List<Compared> layers) {
        static Rest of(Net net, int place, float[] reference) {
            var compared = new ArrayList<Compared>();
            float[] values = reference;
            for (Layer layer : net.layers().subList(1, net.layers().size())) {
                float[] sums = layer.sums(values);
                values = layer.activated(sums);
                compared.add(new Compared(layer, sums, values));
            }
            return new Rest(place, reference.length, compared);
        }

        /**
         * Says how much each value moves the first output, and gives that output.
         *
         * @param values of the first layers of all nets
         * @param moves likewise, filled where this net's are
         */
        float explain(float[] values, float[] moves) {
            float[][] sums = new float[layers.size()][];
            float[][] activated = new float[layers.size()][];
            float[] of = Arrays.copyOfRange(values, place, place + size);
            for (int l = 0; l < sums.length; l++) {
                Layer layer = layers.get(l).layer();
                sums[l] = layer.sums(of);
                activated[l] = layer.activated(sums[l]);
                of = activated[l];
            }
            float[] factors = new float[of.length];
            factors[0] = 1;
            for (int l = sums.length - 1; l >= 0; l--) {
                Compared compared = layers.get(l);
                rescale(
                        compared.layer().activation,
                        factors,
                        sums[l],
                        activated[l],
                        compared.sums(),
                        compared.values());
                factors = compared.layer().back(factors);
            }
            System.arraycopy(factors, 0, moves, place, size);
            return of[0];
        }
    }

    /** A layer, and what the reference row makes of it. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of a net, which nobody changes
    private record Compared(Layer layer, float[] sums, float[] values) {}

    /** Multiplies factors by the ratio of changes, of values to sums. */
    private static void rescale(
            Activation activation, float[] factors, float[] sums, float[] values, float[] ofSums, float[] ofValues) {
        for (int o = 0; o < factors.length; o++) {
            float change = sums[o] - ofSums[o];
            factors[o] *= Math.abs(change) < NO_CHANGE ? activation.slope(sums[o]) : (values[o] - ofValues[o]) / change;
        }
    }

    /** What nets make of each row, and why. */
    public List<Explained> of(PatternRows rows) {
        float[] sums = new float[first.outputs];
        float[] values = new float[first.outputs];
        float[] factors = new float[first.outputs];
        var explained = new ArrayList<Explained>(rows.size());
        for (int row = 0; row < rows.size(); row++) {
            first.sums(rows, row, sums);
            first.activation.of(sums, values);
            float[] outputs = new float[rests.size()];
            for (int net = 0; net < outputs.length; net++) {
                outputs[net] = rests.get(net).explain(values, factors);
            }
            rescale(first.activation, factors, sums, values, ofSums, ofValues);
            explained.add(new Explained(outputs, added(rows, row, factors, sums)));
        }
        return explained;
    }

    private double[] added(PatternRows rows, int row, float[] factors, float[] scratch) {
        double[] added = new double[ofParts.length];
        for (int group = 0; group < added.length; group++) {
            added[group] = (double) first.added(rows, row, group, ofParts[group], factors, scratch) / rests.size();
        }
        return added;
    }
}
