package io.customerhub.connectors;

import java.util.List;

/**
 * A page of records from one source.
 *
 * @param source the system, as {@code quickbooks}
 * @param records in the source's order; the same record may occur twice, the last one counts
 * @param cursor where to go on after this page, as the connector's own JSON; {@link #NO_CURSOR} where that is kept elsewhere
 */
public record Page(String source, List<RawRecord> records, String cursor) {
    /** The cursor of a page that leaves its flow's as it is. */
    public static final String NO_CURSOR = "";

    public Page {
        records = List.copyOf(records);
    }

    @Override
    public String toString() {
        return "Page[" + source + ", " + records.size() + " records]";
    }
}
