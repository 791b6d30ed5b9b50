package io.customerhub.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.JsonRecords;
import io.customerhub.connectors.JsonRecords.Element;
import io.customerhub.connectors.Page;
import io.customerhub.connectors.RawRecord;
import io.customerhub.connectors.VendorException;
import io.customerhub.connectors.http.HttpCall;
import io.customerhub.connectors.http.HttpReading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One run's way through a kind of Stripe objects: the whole list at first, then the events since, which Stripe keeps for
 * 30 days. Events come newest first and each has the whole object, so only the first of an object counts.
 */
public final class StripeReading implements HttpReading {
    private static final String EVENTS_SINCE = "eventsSince";
    private static final String LISTED_SINCE = "listedSince";
    private static final String AFTER = "after";
    private static final Duration EVENTS_KEPT = Duration.ofDays(29);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final int PAGE = 100;

    private final String source;
    private final String baseUrl;
    private final String object;
    private final List<String> events;
    private final Instant since;
    private final Instant begun;
    private final boolean listing;
    private final Set<String> seen = new HashSet<>();
    private String after = "";
    private boolean more = true;

    StripeReading(String source, String baseUrl, String object, List<String> events, String cursor, Instant now)
            throws IOException {
        this.source = source;
        this.baseUrl = baseUrl;
        this.object = object;
        this.events = List.copyOf(events);
        JsonNode kept = JsonRecords.MAPPER.readTree(cursor);
        Instant last = Instant.ofEpochSecond(kept.path(EVENTS_SINCE).asLong());
        this.listing = !kept.has(EVENTS_SINCE) || last.isBefore(now.minus(EVENTS_KEPT));
        this.since = last.minus(OVERLAP);
        boolean goesOn = listing && kept.has(AFTER);
        this.begun = goesOn ? Instant.ofEpochSecond(kept.path(LISTED_SINCE).asLong()) : now;
        this.after = goesOn ? kept.path(AFTER).asText() : "";
    }

    @Override
    public boolean isMore() {
        return more;
    }

    @Override
    public HttpCall next() {
        HttpCall call =
                HttpCall.get(baseUrl + "/v1/" + (listing ? object : "events")).with("limit", PAGE);
        if (!listing) {
            events.forEach(event -> call.with("types[]", event));
            call.with("created[gte]", since.getEpochSecond());
        }
        return after.isEmpty() ? call : call.with("starting_after", after);
    }

    @Override
    public Page page(byte[] answer) throws IOException {
        List<Element> elements = JsonRecords.find(answer, "data")
                .orElseThrow(() -> new VendorException.Refused(
                        source, "reading " + object, "an answer without data", "see the vendor's change log"));
        more = JsonRecords.MAPPER.readTree(answer).path("has_more").asBoolean() && !elements.isEmpty();
        var records = new ArrayList<RawRecord>();
        for (Element element : elements) {
            JsonNode body = listing ? element.body() : element.body().at("/data/object");
            String id = JsonRecords.id(body, "id", source, object);
            if (seen.add(id)) {
                boolean deleted = body.path("deleted").asBoolean()
                        || element.body().path("type").asText().endsWith(".deleted");
                records.add(new RawRecord(object, id, deleted, JsonRecords.bytes(body), body));
            }
        }
        if (more) {
            after = JsonRecords.id(elements.get(elements.size() - 1).body(), "id", source, object);
        }
        return new Page(source, records, cursor());
    }

    private String cursor() {
        ObjectNode cursor = JsonRecords.MAPPER.createObjectNode();
        if (!more) {
            cursor.put(EVENTS_SINCE, begun.getEpochSecond());
        } else if (listing) {
            cursor.put(LISTED_SINCE, begun.getEpochSecond()).put(AFTER, after);
        } else {
            cursor.put(EVENTS_SINCE, since.plus(OVERLAP).getEpochSecond());
        }
        return cursor.toString();
    }
}
