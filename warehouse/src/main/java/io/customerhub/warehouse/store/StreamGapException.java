package io.customerhub.warehouse.store;

/** Events before a page's own are not in the warehouse: whoever read on must go back to where the warehouse stands. */
public final class StreamGapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamGapException(StreamSpan span, long kept) {
        super("keeping " + span.partition() + " from offset " + span.from() + ": the warehouse stands at " + kept
                + ", so what lies between would be lost; it is read again from there");
    }
}
