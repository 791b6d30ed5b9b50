package io.customerhub.connectors.tokens;

/** Gives the token for a call. */
public interface AccessTokens {
    /** A token that should be valid. */
    Secret current();

    /** A token other than the one that the vendor has just refused. */
    Secret insteadOf(Secret refused);

    /** A token that does not end by itself, as that of a HubSpot private app. */
    static AccessTokens fixed(Secret token) {
        return new AccessTokens() {
            @Override
            public Secret current() {
                return token;
            }

            @Override
            public Secret insteadOf(Secret refused) {
                return token;
            }
        };
    }
}
