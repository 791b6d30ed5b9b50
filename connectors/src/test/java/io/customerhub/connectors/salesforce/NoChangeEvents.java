package io.customerhub.connectors.salesforce;

import java.util.OptionalLong;
import java.util.Set;

/** A desk at which no event arrives. */
final class NoChangeEvents implements ChangeEventDesk {
    @Override
    public OptionalLong last(String channel) {
        return OptionalLong.empty();
    }

    @Override
    public void keep(String channel, OptionalLong replayId, Set<String> flows) {
        throw new AssertionError("no event can be heard on " + channel);
    }
}
