package io.customerhub.scoring.net;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native code that trains nets; where they serve it is not loaded. The first use of a machine unpacks it (2 to 3 s, 400 MB in
 * {@code org.bytedeco.javacpp.cachedir}), later ones take less than a second.
 */
public final class NativeLibrary {
    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private NativeLibrary() {}

    /**
     * Loads the library, unless it is loaded; a service does so beside its start.
     *
     * @return how long it took
     * @throws LinkageError where the platform's native code is not there or does not run
     */
    public static Duration load(InstantSource clock) {
        Instant begun = clock.instant();
        load();
        return Duration.between(begun, clock.instant());
    }

    static synchronized void load() {
        if (!LOADED.get()) {
            Nd4j.create(new float[] {1, 2}).sumNumber();
            // A second thread waits more than it works on nets of this size, and sums in another order.
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
            // It would call for the collector of the whole process.
            Nd4j.getMemoryManager().togglePeriodicGc(false);
            LOADED.set(true);
        }
    }
}
