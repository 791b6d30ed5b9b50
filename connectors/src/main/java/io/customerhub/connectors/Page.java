package io.customerhub.connectors;

import java.util.List;

/**
 * A page of records from one source.
 *
 * @param source the system, as {@code quickbooks}
 * @param records in the source's order; the same record may occur twice, the last one counts
 * @param cursor where to go on after this page, as the connector's own JSON
 */
public record Page(String source, List<RawRecord> records, String cursor) {
    public Page {
        records = List.copyOf(records);
    }

    @Override
    public String toString() {
        return "Page[" + source + ", " + records.size() + " records]";
    }
}
