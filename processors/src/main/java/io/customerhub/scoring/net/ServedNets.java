package io.customerhub.scoring.net;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Nets of one shape that read the same rows, asked at once. Each says what it says alone, to the bit. Immutable, and safe for use by many
 * threads.
 */
public final class ServedNets {
    private final List<ServedNet> nets;
    /** The first layers side by side: long rows of weights are gone through faster than short ones. */
    private final Layer first;

    /**
     * Takes nets together.
     *
     * @param nets at least one; all of as many inputs, and their first layers of the same activation
     */
    public ServedNets(List<ServedNet> nets) {
        this.nets = List.copyOf(nets);
        this.first = Layer.besideEachOther(
                this.nets.stream().map(net -> net.net().layers().get(0)).toList());
    }

    /**
     * What groups of inputs add to the first outputs, compared with a row.
     *
     * @param widths how many inputs each group has, one group after the other
     */
    public Contributions comparedWith(float[] reference, int[] widths) {
        return new Contributions(first, nets.stream().map(ServedNet::net).toList(), reference, widths);
    }

    /** Whether rows are handed to native code, so many are they. */
    public static boolean isLarge(float[][] rows) {
        return ServedNet.isLarge(rows);
    }

    /** The nets in their order. */
    public List<ServedNet> each() {
        return nets;
    }

    /**
     * The first number that each net makes of each row.
     *
     * @return for each net one a row
     * @throws NetRefusal where native code makes something else of a probe than plain numbers do
     */
    public float[][] output(float[][] rows) {
        return ServedNet.isLarge(rows) ? byNativeCode(rows) : plain(rows);
    }

    /** The same in plain Java, however many rows there are. */
    public float[][] plain(float[][] rows) {
        float[][] outputs = new float[nets.size()][rows.length];
        for (int row = 0; row < rows.length; row++) {
            float[] values = first.activated(first.sums(rows[row]));
            int place = 0;
            for (int n = 0; n < nets.size(); n++) {
                List<Layer> layers = nets.get(n).net().layers();
                int end = place + layers.get(0).outputs;
                outputs[n][row] = rest(layers, Arrays.copyOfRange(values, place, end))[0];
                place = end;
            }
        }
        return outputs;
    }

    private static float[] rest(List<Layer> layers, float[] values) {
        float[] of = values;
        for (Layer layer : layers.subList(1, layers.size())) {
            of = layer.activated(layer.sums(of));
        }
        return of;
    }

    private float[][] byNativeCode(float[][] rows) {
        float[][] outputs = new float[nets.size()][];
        try (INDArray handed = Numbers.of(rows)) {
            for (int n = 0; n < outputs.length; n++) {
                outputs[n] = nets.get(n).large().firstOutputs(handed);
            }
        }
        return outputs;
    }
}
