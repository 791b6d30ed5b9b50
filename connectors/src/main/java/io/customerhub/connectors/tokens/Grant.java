package io.customerhub.connectors.tokens;

import java.time.Duration;
import java.util.Optional;

/** How an account comes to its tokens: one for each way of OAuth 2 and its neighbours. */
public interface Grant {
    /**
     * What a person gave the hub for this account, as a refresh token or a client's secret. Where it changes, tokens that
     * were kept before count no more.
     */
    Secret given();

    /** Tokens that a person gave and that can be used as they are. */
    default Optional<Granted> first() {
        return Optional.empty();
    }

    /**
     * Asks the vendor for tokens.
     *
     * @param refresh what the vendor gave for this when it was last asked; at first what a person gave
     * @throws io.customerhub.connectors.VendorException where it gives none
     */
    Granted next(Secret refresh);

    /**
     * What a vendor granted.
     *
     * @param lifetime how long the access token is to be used
     * @param refresh what to ask with the next time
     */
    record Granted(Secret access, Duration lifetime, Secret refresh) {}
}
