package io.customerhub.app.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.Reading;
import io.customerhub.mapping.Json;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.AcceptedRecords;
import io.customerhub.warehouse.store.AcceptedRecords.Place;
import io.customerhub.warehouse.store.AcceptedRecords.Some;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the warehouse has taken in: the source of the flow {@code replay}. A run that was cut off is gone on with; one
 * after a run that came to its end begins anew.
 */
public final class ReplayReader {
    /** The name of the flow. */
    public static final String FLOW = "replay";

    private static final String FROM_THE_BEGINNING = "{}";
    private static final int PAGE = 500;

    private final AcceptedRecords records;

    public ReplayReader(AcceptedRecords records) {
        this.records = records;
    }

    /** A run's way through the records; looks one step ahead, to know which page is the last. */
    private static final class Replay implements Reading {
        private final AcceptedRecords records;
        private final Deque<List<SourceKey>> waiting = new ArrayDeque<>();
        private Place reached;
        private Place end;
        private Some ahead;

        Replay(AcceptedRecords records, Place from) {
            this.records = records;
            this.reached = from;
            this.end = from;
            this.ahead = records.after(from, PAGE);
        }

        @Override
        public boolean isMore() {
            return !waiting.isEmpty() || !ahead.records().isEmpty();
        }

        /** The next page. What comes together but is of several sources is several pages; only the last moves the cursor. */
        Page page() {
            if (waiting.isEmpty()) {
                waiting.addAll(ahead.records().stream()
                        .collect(Collectors.groupingBy(SourceKey::source, LinkedHashMap::new, Collectors.toList()))
                        .values());
                end = ahead.end();
                ahead = records.after(end, PAGE);
            }
            List<SourceKey> named = waiting.removeFirst();
            if (waiting.isEmpty()) {
                reached = end;
            }
            return NamedRecords.page(named, isMore() ? cursor(reached) : FROM_THE_BEGINNING);
        }
    }

    private static String cursor(Place place) {
        return Json.MAPPER
                .createObjectNode()
                .put("kind", place.kind())
                .put("source", place.record().source())
                .put("entity", place.record().entity())
                .put("id", place.record().id())
                .toString();
    }

    private static Place place(@Nullable String cursor) {
        try {
            JsonNode place = Json.MAPPER.readTree(cursor == null ? FROM_THE_BEGINNING : cursor);
            return new Place(
                    place.path("kind").asInt(0),
                    new SourceKey(
                            place.path("source").asText(""),
                            place.path("entity").asText(""),
                            place.path("id").asText("")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the cursor of the flow replay is JSON of its own", e);
        }
    }

    /** Begins where a run was cut off, or at the beginning. */
    public void begin(Exchange exchange) {
        exchange.setProperty(
                Reading.PROPERTY, new Replay(records, place(exchange.getProperty(Reading.CURSOR, String.class))));
    }

    /** Makes the next page the message. */
    public Page page(Exchange exchange) {
        return exchange.getProperty(Reading.PROPERTY, Replay.class).page();
    }
}
