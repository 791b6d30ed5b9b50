package io.customerhub.app.command;

import io.customerhub.app.Hub;
import io.customerhub.app.HubSettings;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A hub that does nothing but read streams, until its standard input ends: {@code BROKERS}. */
public final class StreamingHub {
    static final String READY = "ready";

    private StreamingHub() {}

    /** What such a hub is told beside its files: no sink, so that nobody outside hears of made-up customers. */
    static Map<String, String> properties(String brokers) {
        return new TreeMap<>(Map.of(
                "hub.kafka.brokers",
                brokers,
                "hub.kafka.session-timeout",
                "PT6S",
                "hub.as-of",
                "2026-10-31",
                "hub.sinks",
                "",
                "hub.targets",
                ""));
    }

    public static void main(String[] arguments) throws IOException {
        HubSettings settings = HubSettings.ofProcess().withOverrides(properties(arguments[0]));
        try (Hub hub = Hub.start(settings, Hub.Mode.STREAM)) {
            System.out.println(hub.camel().isStarted() ? READY : "not started");
            while (System.in.read() >= 0) {
                // Until the test has had enough.
            }
        }
        System.exit(0);
    }
}
