package io.customerhub.app.stream;

import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.StreamRuns;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of the streams that are read here: one a stream, from its first page until the hub stops. */
public final class StreamSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamSessions.class);
    private static final String PREFIX = "stream-";

    private final StreamRuns runs;
    private final Map<String, RunId> open = new TreeMap<>();

    public StreamSessions(StreamRuns runs) {
        this.runs = runs;
    }

    /** The flow that a route is. */
    static String flow(String routeId) {
        return routeId.startsWith(PREFIX) ? routeId.substring(PREFIX.length()) : routeId;
    }

    /** The run of a stream; it begins with the first page. */
    synchronized RunId run(String flow) {
        return open.computeIfAbsent(flow, runs::begin);
    }

    /** After a page that failed: runs whose session was lost are over, and others begin with the next pages. */
    synchronized void check(String flow) {
        if (!runs.areHeld()) {
            LOG.warn("{} goes on in a new run: the session of the one before is lost", flow);
            open.clear();
        }
    }

    /** Ends all runs; the routes have stopped. */
    @Override
    public synchronized void close() {
        try {
            open.values().forEach(run -> runs.end(run, "the hub was asked to stop"));
        } catch (RuntimeException e) {
            LOG.warn("the runs of streams are not ended: {}; the next hub enters it", e.getMessage());
        } finally {
            open.clear();
            runs.close();
        }
    }
}
