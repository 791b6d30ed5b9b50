package io.customerhub.connectors.http;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.Reading;
import java.io.IOException;

/** A reading that asks over HTTP. */
public interface HttpReading extends Reading {
    /** The next call. */
    HttpCall next();

    /**
     * Takes a refusal.
     *
     * @return whether the reading goes on all the same, as from the beginning where the place to go on is no more
     */
    default boolean goesOnAfter(int status) {
        return false;
    }

    /** Takes the call's answer, and moves on. */
    Page page(byte[] answer) throws IOException;
}
