package io.customerhub.connectors.quota;

import java.time.Duration;

/** Remembers which systems are left alone, for those who ask from another process. */
public interface RestBook {
    /** A system is left alone from now on. */
    void rests(String account, Duration time);

    /** A system is well again. */
    void works(String account);

    /** A book that forgets. */
    static RestBook forgetting() {
        return new RestBook() {
            @Override
            public void rests(String account, Duration time) {}

            @Override
            public void works(String account) {}
        };
    }
}
