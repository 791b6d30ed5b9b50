package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The change events of an org, by replay ids that grow; kept until a test lets them be forgotten. */
final class ChangeEvents {

    /** The channel on which all kinds come. */
    static final String ALL = "/data/ChangeEvents";

    private final Clock clock;
    private final TreeMap<Long, ObjectNode> kept = new TreeMap<>();
    private long last;
    private long forgotten;

    ChangeEvents(Clock clock) {
        this.clock = clock;
    }

    /** An event and the channel on which it comes to its subscriber. */
    record Delivery(long replayId, ObjectNode message) {}

    static boolean isChannel(String channel) {
        return channel.equals(ALL)
                || List.of(SObjectKind.values()).stream()
                        .anyMatch(kind -> channel.equals("/data/" + kind.word() + "ChangeEvent"));
    }

    /** Takes the changes of one request, as the journal has them: a transaction of one event a record. */
    synchronized void changed(SObjectKind kind, JsonNode changes) {
        int sequence = 0;
        String transaction = String.format("%08x-0000-0000-0000-%012x", last + 1, clock.millis());
        for (JsonNode change : changes) {
            sequence++;
            last++;
            ObjectNode data = Json.object().put("schema", "sandbox-" + kind.word());
            ObjectNode header = data.putObject("payload").putObject("ChangeEventHeader");
            header.put("entityName", kind.word());
            header.putArray("recordIds")
                    .add(change.path("deleted").asText(change.path("id").asText()));
            header.put("changeType", type(change));
            header.put("changeOrigin", "");
            header.put("transactionKey", transaction);
            header.put("sequenceNumber", sequence);
            header.put("commitTimestamp", clock.millis());
            header.put("commitNumber", last);
            header.put("commitUser", SalesforceId.of("005", 1));
            data.putObject("event").put("replayId", last);
            kept.put(last, data);
        }
        notifyAll();
    }

    private static String type(JsonNode change) {
        if (change.has("deleted")) {
            return "DELETE";
        }
        return change.path("created").equals(change.path("updated")) ? "CREATE" : "UPDATE";
    }

    /** Lets all events so far be as old as those that Salesforce keeps no longer. */
    synchronized void forget() {
        kept.clear();
        forgotten = last;
    }

    /** The replay id after which a subscriber reads; negative where what it asked for is not kept. */
    synchronized long position(long asked) {
        if (asked == -1) {
            return last;
        }
        if (asked == -2) {
            return forgotten;
        }
        return asked > forgotten && asked <= last ? asked : -1;
    }

    /** The events of a channel after a replay id. */
    synchronized List<Delivery> after(String channel, long position) {
        List<Delivery> events = new ArrayList<>();
        kept.tailMap(position, false).forEach((id, data) -> {
            String entity = data.at("/payload/ChangeEventHeader/entityName").asText();
            if (channel.equals(ALL) || channel.equals("/data/" + entity + "ChangeEvent")) {
                ObjectNode message = Json.object().put("channel", channel);
                message.set("data", data);
                events.add(new Delivery(id, message));
            }
        });
        return events;
    }

    /** Waits until something changes or a time is over. */
    synchronized void await(long known, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (last <= known && left > 0) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    synchronized long last() {
        return last;
    }
}
