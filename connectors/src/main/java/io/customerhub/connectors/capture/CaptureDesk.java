package io.customerhub.connectors.capture;

import java.util.Map;
import java.util.Optional;

/** Who says which node captures, and knows how far it has come. */
public interface CaptureDesk {
    /**
     * Takes a capture for this node.
     *
     * @return nothing where another has it
     */
    Optional<Hold> take(String capture);

    /** A capture that this node has, for as long as it is alive. */
    interface Hold extends AutoCloseable {
        /** Where capturing goes on, in Debezium's own words; nothing where it never began. */
        Map<String, String> places();

        /**
         * Keeps how far it has come.
         *
         * @throws RuntimeException where this node does not have the capture any more; nothing is kept then
         */
        void keep(Map<String, String> places);

        /** Whether this node still has it. */
        boolean isHeld();

        /** Lets another node take it. */
        @Override
        void close();
    }
}
