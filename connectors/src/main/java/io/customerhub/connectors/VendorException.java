package io.customerhub.connectors;

import java.time.Duration;
import java.util.Optional;

/** A call to a system that did not do what it was to do: says which system, what was being done, and what it answered. */
public abstract sealed class VendorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private VendorException(String message) {
        super(message);
    }

    /** Enough for now: the system asks to wait. */
    public static final class RateLimited extends VendorException {
        private static final long serialVersionUID = 1L;
        private static final Duration USUAL = Duration.ofSeconds(10);

        private final Duration retryAfter;

        public RateLimited(String system, String doing, Optional<Duration> retryAfter) {
            super(doing + ": " + system + " asks to wait"
                    + retryAfter.map(wait -> " " + wait.toSeconds() + " s").orElse(""));
            this.retryAfter = retryAfter.orElse(USUAL);
        }

        private RateLimited(String message, Duration retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /** Not the system asks to wait, but the limit that is declared for its account. */
        public static RateLimited byOurselves(String account, String limit, Duration wait) {
            return new RateLimited(
                    "calling " + account + ": the declared limit of " + limit + " calls is used up for "
                            + wait.toSeconds() + " s; hub." + account + ".limits declares it",
                    wait);
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The system is not there, or sick: the same call may go through later. */
    public static final class Unavailable extends VendorException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String system, String doing, String said) {
            super(doing + ": " + system + " is not available: " + said + "; it is tried again by the next run");
        }
    }

    /** The system lets the account in no more: somebody must log in. */
    public static final class LoginNeeded extends VendorException {
        private static final long serialVersionUID = 1L;

        public LoginNeeded(String account, String said) {
            super("refreshing the access to " + account + ": " + said + "; a person must log in again: hub connect "
                    + account);
        }
    }

    /** The system refuses the call as it stands: somebody must change something. */
    public static final class Refused extends VendorException {
        private static final long serialVersionUID = 1L;

        private final String said;
        private final boolean ofContent;

        public Refused(String system, String doing, String said, String remedy) {
            this(system, doing, said, remedy, false);
        }

        private Refused(String system, String doing, String said, String remedy, boolean ofContent) {
            super(doing + ": " + system + " refuses: " + said + "; " + remedy);
            this.said = said;
            this.ofContent = ofContent;
        }

        /** The system refuses what the call carries: of many rows, one may be to blame. */
        public static Refused ofContent(String system, String doing, String said) {
            return new Refused(system, doing, said, "check the route's parameters and the mapping", true);
        }

        /** The system's own words. */
        public String said() {
            return said;
        }

        /** Whether the system refuses what the call carries, and not the call. */
        public boolean isOfContent() {
            return ofContent;
        }
    }
}
