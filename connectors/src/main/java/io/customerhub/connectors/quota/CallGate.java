package io.customerhub.connectors.quota;

import io.customerhub.connectors.VendorException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every call to an account passes, whichever client makes it: a system that fails again and again is left alone for
 * a while, and a call is taken from the account's quota.
 */
public final class CallGate {
    private static final Logger LOG = LoggerFactory.getLogger(CallGate.class);
    private static final int SERVER_ERROR = 500;
    private static final Duration REST = Duration.ofSeconds(30);

    private final String account;
    private final CallQuota quota;
    private final Duration rest;
    private final CircuitBreaker breaker;

    /** The gate of an account that is left alone for the usual while. */
    public CallGate(String account, CallQuota quota, RestBook book, InstantSource clock) {
        this(account, quota, book, clock, REST);
    }

    /**
     * The gate of an account.
     *
     * @param clock the hub's, by which a rest ends
     * @param rest how long the account is left alone when its calls fail again and again
     */
    public CallGate(String account, CallQuota quota, RestBook book, InstantSource clock, Duration rest) {
        this.account = account;
        this.quota = quota;
        this.rest = rest;
        this.breaker = CircuitBreaker.of(account, sick(clock, rest));
        breaker.getEventPublisher()
                .onStateTransition(
                        event -> note(book, event.getStateTransition().getToState()));
    }

    private static CircuitBreakerConfig sick(InstantSource clock, Duration rest) {
        return CircuitBreakerConfig.custom()
                .clock(clock.withZone(ZoneOffset.UTC))
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(1)
                // A trial call that is never heard of again does not keep the gate for ever.
                .maxWaitDurationInHalfOpenState(rest)
                .build();
    }

    /** What a book cannot take is no reason to fail a call. */
    private void note(RestBook book, State state) {
        try {
            if (state == State.OPEN) {
                LOG.warn("{} failed again and again and is left alone for {} s", account, rest.toSeconds());
                book.rests(account, rest);
            } else if (state == State.CLOSED) {
                book.works(account);
            }
        } catch (RuntimeException e) {
            LOG.warn("noting how {} is: {}", account, e.getMessage());
        }
    }

    /**
     * Lets a call pass, after a wait of some moments where its turn comes soon. Whoever passes tells how the call ended.
     *
     * @throws VendorException where the system is left alone, or the quota has none left for a while
     */
    public Passage enter() {
        if (!breaker.tryAcquirePermission()) {
            throw new VendorException.Unavailable(
                    account,
                    "calling " + account,
                    "it failed again and again and is left alone for " + rest.toSeconds() + " s");
        }
        var passage = new Passage();
        try {
            quota.take();
        } catch (RuntimeException e) {
            passage.failed(e);
            throw e;
        }
        return passage;
    }

    /** What is to be said of a call that was never answered: the client's own words name neither system nor remedy. */
    public VendorException unanswered(Exception failure) {
        return new VendorException.Unavailable(
                account,
                "calling " + account,
                "no answer: " + failure.getClass().getSimpleName() + " " + failure.getMessage());
    }

    /**
     * Takes a call that waits for the system's word out of the quota: neither its waiting nor its end says how the system is.
     *
     * @throws VendorException where the quota has none left for a while
     */
    public void count() {
        quota.take();
    }

    /** Whether the system is left alone now. */
    public boolean isResting() {
        return breaker.getState() == State.OPEN;
    }

    /** A call under way; only the first word on its end counts. */
    public final class Passage {
        private final long begun = System.nanoTime();
        private final AtomicBoolean ended = new AtomicBoolean();

        private Passage() {}

        /** The call was answered. */
        public void answered(int status) {
            if (ended.getAndSet(true)) {
                return;
            }
            if (status >= SERVER_ERROR) {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, new IOException("server error"));
            } else {
                breaker.onSuccess(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        }

        /** The call came to nothing. What the hub itself held back, or lacks a login for, says nothing of the system. */
        public void failed(Throwable cause) {
            if (ended.getAndSet(true)) {
                return;
            }
            if (cause instanceof VendorException && !(cause instanceof VendorException.Unavailable)) {
                breaker.releasePermission();
            } else {
                breaker.onError(System.nanoTime() - begun, TimeUnit.NANOSECONDS, cause);
            }
        }
    }
}
