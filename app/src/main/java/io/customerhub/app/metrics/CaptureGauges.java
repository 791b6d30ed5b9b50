package io.customerhub.app.metrics;

import io.customerhub.connectors.capture.CaptureWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** How much of other applications' logs is kept for the captures that this hub has. */
public final class CaptureGauges {
    private final CaptureWatch watch;
    private final FigureTable heldBack;

    public CaptureGauges(MeterRegistry registry, CaptureWatch watch) {
        this.watch = watch;
        this.heldBack = new FigureTable(
                registry,
                "hub.capture.held.back",
                "Bytes of its log that a database keeps for the capture, because the hub has not confirmed them",
                "bytes");
    }

    /** Takes the figures as the captures wrote them last. */
    public synchronized void refresh() {
        Map<Tags, Double> bytes = new HashMap<>();
        watch.all()
                .forEach((capture, standing) -> bytes.put(Tags.of("capture", capture), (double) standing.heldBack()));
        heldBack.set(bytes);
    }
}
