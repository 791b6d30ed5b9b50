package io.customerhub.app.page;

import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Carries the pages of a run from place to place, each place with its own thread: a page is read while the one before
 * it is taken in and the one before that is decided.
 */
public final class Conveyor {
    /** Starts a belt for the run an exchange is about. */
    public void begin(Exchange exchange) {
        exchange.setProperty(Belt.PROPERTY, new PipelinedBelt(exchange.getContext()));
    }

    /**
     * Leaves the page of an exchange at a place as soon as that is free.
     *
     * @param place the name of the direct endpoint that works on it
     * @throws Exception what failed at that place with an earlier page of the run
     */
    public void handOver(Exchange exchange, String place) throws Exception {
        Belt.of(exchange).handOver(exchange, place);
    }

    /**
     * Waits until every page of a run has arrived.
     *
     * @throws Exception what failed
     */
    public void finish(Exchange exchange) throws Exception {
        exchange.getProperty(Belt.PROPERTY, PipelinedBelt.class).finish();
    }

    /** Waits until no page of a run is on its way any more. */
    public void stop(Exchange exchange) {
        Optional.ofNullable(exchange.getProperty(Belt.PROPERTY, PipelinedBelt.class))
                .ifPresent(PipelinedBelt::stop);
    }
}
