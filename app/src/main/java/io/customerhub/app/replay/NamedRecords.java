package io.customerhub.app.replay;

import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.mapping.Json;
import io.customerhub.model.SourceKey;
import java.util.List;

/** Pages that name records of the warehouse and no more: what those are is read when they land, for it may change until then. */
public final class NamedRecords {
    private static final byte[] NAMED = {'{', '}'};

    private NamedRecords() {}

    /**
     * A page that names records.
     *
     * @param records all of one source, at least one
     * @param cursor where their flow goes on behind them
     */
    public static Page page(List<SourceKey> records, String cursor) {
        return new Page(
                records.get(0).source(),
                records.stream()
                        .map(key -> new RawRecord(
                                key.entity(), key.id(), false, NAMED.clone(), Json.MAPPER.createObjectNode()))
                        .toList(),
                cursor);
    }
}
