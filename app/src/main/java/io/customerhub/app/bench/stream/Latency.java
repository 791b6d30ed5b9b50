package io.customerhub.app.bench.stream;

import java.util.Collection;

/**
 * How long events took that came at a steady rate, each from the moment at which it was handed to the producer.
 *
 * @param rate events a second that were asked for
 * @param sent events a second that the producer managed
 * @param kept until the transaction was seen that holds the interaction
 * @param planned until what a target is to be told was seen in the outbox
 * @param told until a reader of the target's topic had it
 */
public record Latency(int rate, double sent, Percentiles kept, Percentiles planned, Percentiles told) {
    /**
     * Milliseconds that so many of a hundred events took at the most.
     *
     * @param events how many there were
     * @param missing how many of them never came, or not within a minute of the last
     */
    public record Percentiles(int events, int missing, double p50, double p95, double p99) {
        static Percentiles of(Collection<Long> nanos, int missing) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Percentiles(sorted.length + missing, missing, at(sorted, .5), at(sorted, .95), at(sorted, .99));
        }

        private static double at(long[] sorted, double share) {
            return sorted.length == 0
                    ? Double.NaN
                    : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
        }
    }
}
