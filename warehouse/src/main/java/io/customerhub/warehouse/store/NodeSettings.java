package io.customerhub.warehouse.store;

import java.time.Duration;

/**
 * What a process says of itself to those it shares a warehouse with.
 *
 * @param name what people call it, as {@code host:pid}
 * @param version of the software
 * @param lease how long it may be silent before others take over what it holds
 * @param heartbeat how often it says that it is alive
 */
public record NodeSettings(String name, String version, Duration lease, Duration heartbeat) {
    private static final Duration USUAL_LEASE = Duration.ofSeconds(60);
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(10);

    public NodeSettings {
        if (lease.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException(
                    "a node's lease of %s is not twice its heartbeat of %s: one lost heartbeat would end it"
                            .formatted(lease, heartbeat));
        }
    }

    /** A node by this name, with the usual times. */
    public static NodeSettings named(String name) {
        return new NodeSettings(name, "", USUAL_LEASE, USUAL_HEARTBEAT);
    }
}
