package io.customerhub.app.webhook;

import io.customerhub.connectors.salesforce.ChangeEventDesk;
import io.customerhub.warehouse.store.StreamPositions;
import java.util.OptionalLong;
import java.util.Set;

/** The hub behind Salesforce's change events: their places are kept in the warehouse with what they ask for. */
public final class ChangeEventPositions implements ChangeEventDesk {
    private static final String SYSTEM = "salesforce";

    private final StreamPositions positions;

    public ChangeEventPositions(StreamPositions positions) {
        this.positions = positions;
    }

    @Override
    public OptionalLong last(String channel) {
        return positions.last(SYSTEM + channel);
    }

    @Override
    public void keep(String channel, OptionalLong replayId, Set<String> flows) {
        positions.keep(SYSTEM + channel, replayId, flows);
    }
}
