package io.customerhub.connectors.quota;

import io.customerhub.connectors.VendorException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The quota of one account. Within a second it paces; for longer it has the run come back later, and sleeps not. */
public final class CallQuota {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final String account;
    private final List<CallLimit> limits;
    private final CallCounter counter;
    private final InstantSource clock;

    public CallQuota(String account, List<CallLimit> limits, CallCounter counter, InstantSource clock) {
        this.account = account;
        this.limits = List.copyOf(limits);
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * Takes one call of the quota.
     *
     * @throws VendorException.RateLimited where none is left for a while
     */
    public void take() {
        if (limits.isEmpty()) {
            return;
        }
        Optional<CallLimit> full = counter.count(account, limits);
        while (full.isPresent()) {
            Instant now = clock.instant();
            Duration wait = Duration.between(now, full.get().end(now));
            if (wait.compareTo(PACE) > 0) {
                throw VendorException.RateLimited.byOurselves(
                        account, full.get().toString(), wait);
            }
            pause(wait);
            full = counter.count(account, limits);
        }
    }

    private void pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VendorException.Unavailable(account, "waiting for the next call", "the hub is stopping");
        }
    }
}
