package io.customerhub.scoring.net;

import java.util.Arrays;
import java.util.List;

/**
 * Nets that read the same rows, asked at once. What is said of a row depends on no other row, to the bit. Immutable, and safe for use by
 * many threads.
 */
public final class ServedNets {
    private final List<ServedNet> nets;
    /** The first layers side by side: long rows of weights are gone through faster than short ones. */
    private final PatternLayer first;

    /**
     * Takes nets together.
     *
     * @param nets at least one; their first layers of the same activation
     * @param patterns that the inputs of all of them have
     */
    public ServedNets(List<ServedNet> nets, Patterns patterns) {
        this.nets = List.copyOf(nets);
        this.first = new PatternLayer(
                Layer.besideEachOther(
                        this.nets.stream().map(net -> net.net().layers().get(0)).toList()),
                patterns);
    }

    /** What groups of inputs add to the first outputs, compared with a row. */
    public Contributions comparedWith(float[] reference) {
        return new Contributions(first, nets.stream().map(ServedNet::net).toList(), reference);
    }

    /** The nets in their order. */
    public List<ServedNet> each() {
        return nets;
    }

    /**
     * The first number that each net makes of each row.
     *
     * @return for each net one a row
     */
    public float[][] output(PatternRows rows) {
        float[][] outputs = new float[nets.size()][rows.size()];
        float[] sums = new float[first.outputs];
        float[] values = new float[first.outputs];
        for (int row = 0; row < rows.size(); row++) {
            first.sums(rows, row, sums);
            first.activation.of(sums, values);
            int place = 0;
            for (int n = 0; n < outputs.length; n++) {
                List<Layer> layers = nets.get(n).net().layers();
                int end = place + layers.get(0).outputs;
                outputs[n][row] = rest(layers, Arrays.copyOfRange(values, place, end));
                place = end;
            }
        }
        return outputs;
    }

    private static float rest(List<Layer> layers, float[] values) {
        float[] of = values;
        for (int l = 1; l < layers.size(); l++) {
            of = layers.get(l).activated(layers.get(l).sums(of));
        }
        return of[0];
    }
}
