package io.customerhub.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time, read by the ids of what changed in it: page by page from the last id on, until a page is empty. Any
 * number of records may share one time, a search that shows its first 10,000 rows only is never asked for more, and a
 * record that changes meanwhile leaves the stretch and is met in the next one.
 */
public final class ChangeWindow {
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String LAST_ID = "lastId";

    private final Instant from;
    private final Instant to;
    private final Duration overlap;
    private String lastId;
    private boolean open = true;

    private ChangeWindow(Instant from, Instant to, String lastId, Duration overlap) {
        this.from = from;
        this.to = to;
        this.lastId = lastId;
        this.overlap = overlap;
    }

    /**
     * The window at a cursor: the one that a run was cut off in, or the next.
     *
     * @param lag how far before now it ends, because a vendor's index lags
     * @param overlap how far before the end of the last one it begins
     */
    public static ChangeWindow at(String cursor, Instant now, Duration lag, Duration overlap) throws IOException {
        JsonNode kept = JsonRecords.MAPPER.readTree(cursor);
        Instant from = kept.has(FROM) ? Instant.parse(kept.path(FROM).asText()) : Instant.EPOCH;
        if (kept.has(TO)) {
            return new ChangeWindow(
                    from,
                    Instant.parse(kept.path(TO).asText()),
                    kept.path(LAST_ID).asText(),
                    overlap);
        }
        Instant end = now.minus(lag);
        return new ChangeWindow(from, end.isAfter(from) ? end : from, "", overlap);
    }

    /** The first moment, inclusive. */
    public Instant from() {
        return from;
    }

    /** The last moment, exclusive. */
    public Instant to() {
        return to;
    }

    /** The id from which to go on, exclusive; empty at the beginning. */
    public String lastId() {
        return lastId;
    }

    public boolean isOpen() {
        return open;
    }

    /** Goes on behind a page. */
    public void advance(String id) {
        lastId = id;
    }

    /** Ends the window: a page was empty. */
    public void end() {
        open = false;
    }

    /** Where to go on, as JSON. */
    public String cursor() {
        ObjectNode cursor = JsonRecords.MAPPER.createObjectNode();
        if (open) {
            return cursor.put(FROM, from.toString())
                    .put(TO, to.toString())
                    .put(LAST_ID, lastId)
                    .toString();
        }
        Instant next = to.minus(overlap);
        return cursor.put(FROM, (next.isAfter(from) ? next : from).toString()).toString();
    }
}
