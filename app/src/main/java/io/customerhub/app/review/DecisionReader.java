package io.customerhub.app.review;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.Reading;
import io.customerhub.mapping.Json;
import io.customerhub.warehouse.store.MatchDecisions;
import java.util.List;
import org.apache.camel.Exchange;

/**
 * Names what people decided about pairs and no page has followed yet: the source of the flow {@code review}. Its one page brings no
 * record; what hangs together with those that were decided about is joined anew with it.
 */
public final class DecisionReader {
    private static final String NO_CURSOR = "{}";
    private static final byte[] NAMED = {'{', '}'};

    private final MatchDecisions decisions;

    public DecisionReader(MatchDecisions decisions) {
        this.decisions = decisions;
    }

    private static final class Following implements Reading {
        private List<Long> unsettled;

        Following(List<Long> unsettled) {
            this.unsettled = unsettled;
        }

        @Override
        public boolean isMore() {
            return !unsettled.isEmpty();
        }

        Page page() {
            Page page = naming(unsettled);
            unsettled = List.of();
            return page;
        }
    }

    /** Begins with all of them. */
    public void begin(Exchange exchange) {
        exchange.setProperty(Reading.PROPERTY, new Following(decisions.unsettled()));
    }

    /** Makes the page the message. */
    public Page page(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, Following.class).page();
    }

    /** A page that names decisions by their numbers. */
    public static Page naming(List<Long> decisions) {
        return new Page(
                MatchDecisions.FLOW,
                decisions.stream()
                        .map(id -> new RawRecord(
                                "decision", String.valueOf(id), false, NAMED.clone(), Json.MAPPER.createObjectNode()))
                        .toList(),
                NO_CURSOR);
    }
}
