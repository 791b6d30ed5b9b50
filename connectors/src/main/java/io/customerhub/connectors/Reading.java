package io.customerhub.connectors;

/** One run's way through a source: asked for a request, given its answer, until there is no more. Lives in the exchange. */
public interface Reading {
    /** The name of the exchange property in which a reading lives. */
    String PROPERTY = "reading";

    /** The name of the exchange property in which the hub leaves a flow's last cursor; absent on the first run. */
    String CURSOR = "cursor";

    /** Whether another request is due. */
    boolean isMore();
}
