package io.customerhub.scoring.net;

/**
 * Rows by which a net is known again.
 *
 * @param outputs what the net made of them in native code when it was trained
 */
@SuppressWarnings("ArrayRecordComponent") // as nets take rows
public record NetProbe(float[][] rows, float[][] outputs) {
    /** The most by which two ways may differ, as a share of values above 1. */
    static final double TOLERANCE = 1e-5;

    public NetProbe {
        if (rows.length == 0 || rows.length != outputs.length) {
            throw new IllegalArgumentException(
                    "a probe of " + rows.length + " rows has " + outputs.length + " outputs");
        }
    }

    /**
     * Keeps rows with what native code makes of them.
     *
     * @throws NetRefusal where plain numbers make something else of them
     */
    public static NetProbe of(Net net, float[][] rows) {
        var probe = new NetProbe(rows, NativeNet.of(net).output(rows));
        probe.check("plain numbers", net.output(rows));
        return probe;
    }

    void check(String way, float[][] now) {
        for (int row = 0; row < outputs.length; row++) {
            for (int o = 0; o < outputs[row].length; o++) {
                double off = Math.abs((double) now[row][o] - outputs[row][o]);
                if (!(off <= TOLERANCE * Math.max(1, Math.abs(outputs[row][o])))) {
                    throw new NetRefusal("checking a net on row " + (row + 1) + " of its probe: by " + way + " it is "
                            + now[row][o] + " where training had " + outputs[row][o]
                            + "; train it again, or take the model before it");
                }
            }
        }
    }
}
