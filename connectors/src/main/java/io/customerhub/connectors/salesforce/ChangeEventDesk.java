package io.customerhub.connectors.salesforce;

import java.util.OptionalLong;
import java.util.Set;

/** What hearing of changes asks of the hub. */
public interface ChangeEventDesk {
    /** The replay id of the last event of a channel that was kept; empty where none was. */
    OptionalLong last(String channel);

    /**
     * Keeps an event's place and the flows it asks for, together.
     *
     * @param replayId the event's; without one the place stays
     */
    void keep(String channel, OptionalLong replayId, Set<String> flows);
}
