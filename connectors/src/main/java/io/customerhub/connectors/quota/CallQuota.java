package io.customerhub.connectors.quota;

import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.quota.CallCounter.Place;
import java.time.Duration;
import java.util.List;

/** The quota of one account. For two seconds it paces; for longer it has the run come back later, and sleeps not. */
public final class CallQuota {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String account;
    private final List<CallLimit> limits;
    private final CallCounter counter;

    public CallQuota(String account, List<CallLimit> limits, CallCounter counter) {
        this.account = account;
        this.limits = List.copyOf(limits);
        this.counter = counter;
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
        Place place = counter.take(account, limits, PATIENCE);
        if (place.full().isPresent()) {
            throw VendorException.RateLimited.byOurselves(
                    account, place.full().get().toString(), place.delay());
        }
        if (place.delay().compareTo(Duration.ZERO) > 0) {
            pause(place.delay());
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
