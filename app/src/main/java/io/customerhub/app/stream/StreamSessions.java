package io.customerhub.app.stream;

import io.customerhub.warehouse.store.RunId;
import io.customerhub.warehouse.store.StreamRuns;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.JdbiException;
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

    /** After a page that failed: where others have ended the run, another begins with the next page. */
    synchronized void check(String flow) {
        RunId run = open.get(flow);
        try {
            if (run != null && !runs.isRunning(run)) {
                LOG.warn("{} goes on in a new run: others have ended run {}, and nothing of it is lost", flow, run);
                open.remove(flow);
            }
        } catch (JdbiException e) {
            LOG.warn(
                    "{} does not know whether run {} still counts, and asks after the next page: {}",
                    flow,
                    run,
                    e.getMessage());
        }
    }

    /** Ends all runs; the routes have stopped. */
    @Override
    public synchronized void close() {
        try {
            open.values().forEach(run -> runs.end(run, "the hub was asked to stop"));
        } catch (RuntimeException e) {
            LOG.warn("the runs of streams are not ended: {}; others enter it", e.getMessage());
        } finally {
            open.clear();
        }
    }
}
