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

    private final int[] widths;
    private final Layer first;
    private final List<Rest> rests;
    private final Passed ofReference;

    /**
     * Compares with a row.
     *
     * @param first the first layers of the nets side by side
     * @param widths how many inputs each group has, one group after the other
     */
    Contributions(Layer first, List<Net> nets, float[] reference, int[] widths) {
        this.widths = widths.clone();
        this.first = first;
        this.ofReference = passed(reference);
        var all = new ArrayList<Rest>();
        int place = 0;
        for (Net net : nets) {
            int end = place + net.layers().get(0).outputs;
            all.add(Rest.of(net, place, Arrays.copyOfRange(ofReference.values(), place, end)));
            place = end;
        }
        this.rests = List.copyOf(all);
    }

    /**
     * What nets make of a row.
     *
     * @param outputs the first of each net, to the bit what {@link ServedNets#plain} says
     * @param added by each group of inputs to the mean of the outputs
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to its caller
    public record Explained(float[] outputs, double[] added) {}

    /** What the first layer makes of a row: its sums, what each group of inputs adds to them, and the values. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of one row, on their way
    private record Passed(float[] sums, float[] parts, float[] values) {}

    /** The layers of a net after the first, with what they make of the reference row. */
    private record Rest(int place, List<Compared> layers) {
        static Rest of(Net net, int place, float[] reference) {
            var compared = new ArrayList<Compared>();
            float[] values = reference;
            for (Layer layer : net.layers().subList(1, net.layers().size())) {
                float[] sums = layer.sums(values);
                values = layer.activated(sums);
                compared.add(new Compared(layer, layer.turned(), sums, values));
            }
            return new Rest(place, compared);
        }

        /** Says how much each value moves the first output, and gives that output. */
        float explain(float[] values, float[] moves) {
            var sums = new ArrayList<float[]>();
            var activated = new ArrayList<float[]>();
            float[] of = values;
            for (Compared compared : layers) {
                float[] sum = compared.layer().sums(of);
                of = compared.layer().activated(sum);
                sums.add(sum);
                activated.add(of);
            }
            float[] factors = new float[of.length];
            factors[0] = 1;
            for (int l = layers.size() - 1; l >= 0; l--) {
                Compared compared = layers.get(l);
                factors = compared.back(rescaled(
                        compared.layer(), factors, sums.get(l), activated.get(l), compared.sums(), compared.values()));
            }
            System.arraycopy(factors, 0, moves, place, factors.length);
            return of[0];
        }
    }

    /** A layer, its weights output by output, and what the reference row makes of it. */
    @SuppressWarnings("ArrayRecordComponent") // numbers of a net, which nobody changes
    private record Compared(Layer layer, float[] turned, float[] sums, float[] values) {
        /** How much each input moves what is read of the outputs, when each output is read by a factor. */
        float[] back(float[] factors) {
            float[] back = new float[layer.inputs];
            for (int o = 0; o < factors.length; o++) {
                int at = o * back.length;
                for (int i = 0; i < back.length; i++) {
                    back[i] += turned[at + i] * factors[o];
                }
            }
            return back;
        }
    }

    private static float[] rescaled(
            Layer layer, float[] factors, float[] sums, float[] values, float[] ofSums, float[] ofValues) {
        float[] rescaled = new float[factors.length];
        for (int o = 0; o < factors.length; o++) {
            float change = sums[o] - ofSums[o];
            float ratio =
                    Math.abs(change) < NO_CHANGE ? layer.activation.slope(sums[o]) : (values[o] - ofValues[o]) / change;
            rescaled[o] = factors[o] * ratio;
        }
        return rescaled;
    }

    /** What nets make of a row, and why. */
    public Explained of(float[] row) {
        Passed passed = passed(row);
        float[] outputs = new float[rests.size()];
        float[] moves = new float[first.outputs];
        for (int net = 0; net < outputs.length; net++) {
            int end = net + 1 < outputs.length ? rests.get(net + 1).place() : first.outputs;
            outputs[net] = rests.get(net)
                    .explain(Arrays.copyOfRange(passed.values(), rests.get(net).place(), end), moves);
        }
        float[] factors =
                rescaled(first, moves, passed.sums(), passed.values(), ofReference.sums(), ofReference.values());
        return new Explained(outputs, added(passed.parts(), factors));
    }

    private Passed passed(float[] row) {
        float[] parts = new float[widths.length * first.outputs];
        float[] sums = first.sums(row, widths, parts);
        return new Passed(sums, parts, first.activated(sums));
    }

    private double[] added(float[] parts, float[] factors) {
        double[] added = new double[widths.length];
        for (int group = 0; group < added.length; group++) {
            int at = group * factors.length;
            float sum = 0;
            for (int o = 0; o < factors.length; o++) {
                sum += (parts[at + o] - ofReference.parts()[at + o]) * factors[o];
            }
            added[group] = (double) sum / rests.size();
        }
        return added;
    }
}
