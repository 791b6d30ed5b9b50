package io.customerhub.scoring.net;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A net that scores pages: small ones as plain numbers, large ones by native code where that is loaded. Both must say the same of
 * rows that were kept with the net, or it does not serve. Safe for use by many threads.
 */
public final class ServedNet {
    /** From so many rows on native code is faster. */
    private static final int LARGE = 1024;
    /** The most by which the two ways may differ, as a share of values above 1. */
    static final double TOLERANCE = 1e-5;

    private final Net net;
    private final NetProbe probe;
    private final AtomicReference<@Nullable NativeNet> large = new AtomicReference<>();

    /**
     * Takes a net into service.
     *
     * @param probe rows with what the net made of them when it was trained
     * @throws NetRefusal where it makes something else of them now
     */
    public ServedNet(Net net, NetProbe probe) {
        this.net = net;
        this.probe = probe;
        probe.check("plain numbers", net.output(probe.rows()));
    }

    /** The net itself. */
    public Net net() {
        return net;
    }

    /** What it is checked by. */
    public NetProbe probe() {
        return probe;
    }

    /**
     * What the net makes of each row.
     *
     * @throws NetRefusal where native code makes something else of the probe than plain numbers do
     */
    public float[][] output(float[][] rows) {
        return isLarge(rows) ? large().output(rows) : net.output(rows);
    }

    /** Whether rows are handed to native code. */
    static boolean isLarge(float[][] rows) {
        return rows.length >= LARGE && NativeLibrary.isLoaded();
    }

    /** The same net in native code, checked. */
    NativeNet large() {
        NativeNet known = large.get();
        if (known != null) {
            return known;
        }
        NativeNet made = NativeNet.of(net);
        probe.check("native code", made.output(probe.rows()));
        large.set(made);
        return made;
    }
}
