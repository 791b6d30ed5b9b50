package io.customerhub.app.capture;

import io.customerhub.app.health.CaptureHealth;
import io.customerhub.app.metrics.CaptureGauges;
import io.customerhub.app.page.Rulebook;
import io.customerhub.connectors.capture.CaptureComponent;
import io.customerhub.connectors.capture.CaptureDesk;
import io.customerhub.connectors.capture.CaptureWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** All that captures changes of other applications' databases: the component, the bean that makes events, and what tells how they stand. */
public final class Captures {
    private final CaptureWatch watch = new CaptureWatch();
    private final CaptureDesk desk;

    public Captures(CaptureDesk desk) {
        this.desk = desk;
    }

    /**
     * Makes what routes name.
     *
     * @param registry takes each by its name
     * @param inUse what translates changes that come now
     */
    public void bind(BiConsumer<String, Object> registry, Supplier<Rulebook> inUse) {
        registry.accept(CaptureComponent.NAME, new CaptureComponent(desk, watch));
        registry.accept("captures", new CaptureEvents(inUse));
    }

    /**
     * Makes what tells how captures stand.
     *
     * @param longest how long one may be unable to go on before health turns red
     */
    public void watch(
            BiConsumer<String, Object> registry, MeterRegistry meters, Duration longest, InstantSource clock) {
        registry.accept("captureGauges", new CaptureGauges(meters, watch));
        registry.accept("capture-health", new CaptureHealth(watch, longest, clock));
    }
}
