package io.customerhub.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FigureTableTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FigureTable table = new FigureTable(registry, "depth", "how deep");

    @Test
    void aGaugeStaysWhereItIsWhenItsValueChanges() {
        table.set(Map.of(Tags.of("sink", "a"), 1.0, Tags.of("sink", "b"), 2.0));
        Gauge before = gauge("a");
        table.set(Map.of(Tags.of("sink", "a"), 3.0));

        assertThat(gauge("a")).isSameAs(before);
        assertThat(before.value()).isEqualTo(3);
        assertThat(registry.find("depth").tags("sink", "b").gauge())
                .as("what is gone has no gauge")
                .isNull();
    }

    private Gauge gauge(String sink) {
        return registry.get("depth").tags("sink", sink).gauge();
    }
}
