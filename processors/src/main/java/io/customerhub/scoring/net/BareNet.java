package io.customerhub.scoring.net;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A net on rows that are where the library wants them, with nothing of ours around it: what serving is measured against. */
public final class BareNet implements AutoCloseable {
    private final NativeNet net;
    private final INDArray rows;

    /** Hands a net and rows to the library. */
    public BareNet(Net net, float[][] rows) {
        this.net = NativeNet.of(net);
        this.rows = Numbers.of(rows);
    }

    /** What the library makes of the first row, and of all others with it. */
    public float output() {
        try (INDArray output = net.output(rows)) {
            return output.getFloat(0);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
