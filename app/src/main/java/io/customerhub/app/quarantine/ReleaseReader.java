package io.customerhub.app.quarantine;

import io.customerhub.app.replay.NamedRecords;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.Reading;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.QuarantineDesk;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Reads what people released, page by page: the source of the flow {@code quarantine}. Its pages name the records and no
 * more, for a record's source may send another version before its page lands.
 */
public final class ReleaseReader {
    /** The name of the flow. */
    public static final String FLOW = "quarantine";

    /** What is released is asked for record by record; there is nothing to go on from. */
    private static final String NO_CURSOR = "{}";

    private static final int PAGE = 500;

    private final QuarantineDesk quarantine;

    public ReleaseReader(QuarantineDesk quarantine) {
        this.quarantine = quarantine;
    }

    /**
     * A run's way through what is asked for: always from its beginning, for what was taken in is asked for no more. Pages that
     * are on their way still are, so it goes on behind the last one.
     */
    private static final class Release implements Reading {
        private final QuarantineDesk quarantine;
        private List<SourceKey> next;

        Release(QuarantineDesk quarantine) {
            this.quarantine = quarantine;
            this.next = quarantine.asked(Optional.empty(), PAGE);
        }

        @Override
        public boolean isMore() {
            return !next.isEmpty();
        }

        Page page() {
            Page page = naming(next);
            next = quarantine.asked(Optional.of(next.get(next.size() - 1)), PAGE);
            return page;
        }
    }

    /** Begins with the first record that is asked for. */
    public void begin(Exchange exchange) {
        exchange.setProperty(Reading.PROPERTY, new Release(quarantine));
    }

    /** Makes the next page the message. */
    public Page page(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, Release.class).page();
    }

    /** A page that names records of one source. */
    public static Page naming(List<SourceKey> records) {
        return NamedRecords.page(records, NO_CURSOR);
    }
}
