package io.customerhub.connectors.kafka;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a stream rests after a failure: each time twice as long as before, half a minute at the most. */
final class Rest {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 9;

    private final String stream;
    private final StreamWatch watch;
    private int failures;
    private long until = System.nanoTime();

    Rest(String stream, StreamWatch watch) {
        this.stream = stream;
        this.watch = watch;
    }

    boolean isOver() {
        return System.nanoTime() - until >= 0;
    }

    void begin(String reason) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        failures++;
        until = System.nanoTime() + rest.toNanos();
        String words = reason.lines().findFirst().orElse("");
        watch.trouble(stream, words);
        LOG.warn("{} rests for {} ms: {}", stream, rest.toMillis(), words);
    }

    /** Says what cannot be mended by resting. */
    void tell(String loss) {
        LOG.error("{}: {}", stream, loss);
    }

    boolean isTroubled() {
        return failures > 0;
    }

    /** All is well, and what comes next is a first failure again. */
    void fine() {
        failures = 0;
        watch.fine(stream);
    }
}
