package io.customerhub.connectors.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a consumer rests after a failure: each time twice as long as before, half a minute at the most. */
final class Rest {
    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 9;

    private final String who;
    private int failures;
    private OptionalLong aloneSince = OptionalLong.empty();
    private boolean isTold;
    private long until = System.nanoTime();

    Rest(String who) {
        this.who = who;
    }

    boolean isOver() {
        return System.nanoTime() - until >= 0;
    }

    void begin(String reason) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        failures++;
        until = System.nanoTime() + rest.toNanos();
        LOG.warn(
                "{} rests for {} ms: {}",
                who,
                rest.toMillis(),
                reason.lines().findFirst().orElse(""));
    }

    /** Says what cannot be mended by resting. */
    void tell(String loss) {
        LOG.error("{}: {}", who, loss);
    }

    /** Says it once when a consumer has had no partition for long. */
    void alone(boolean isAlone) {
        if (!isAlone) {
            aloneSince = OptionalLong.empty();
            isTold = false;
        } else if (aloneSince.isEmpty()) {
            aloneSince = OptionalLong.of(System.nanoTime());
        } else if (!isTold && System.nanoTime() - aloneSince.getAsLong() > LONGEST.toNanos()) {
            isTold = true;
            LOG.warn(
                    "{} has had no partition for {} s: its topic is not there, no broker answers, or others read all of it",
                    who,
                    LONGEST.toSeconds());
        }
    }

    /** What comes next is a first failure again. */
    void end() {
        failures = 0;
    }
}
