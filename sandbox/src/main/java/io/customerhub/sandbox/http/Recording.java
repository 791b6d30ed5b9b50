package io.customerhub.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Calls for data and their answers as they were on the wire, for whoever holds them against a vendor's own contract. Off
 * until it is asked for. Of calls that look alike it keeps the first few, and of no call its credentials.
 */
public final class Recording {

    private static final int ALIKE = 4;
    private static final int LONGEST_ANSWER = 8 * 1024 * 1024;
    /** The headers that say what is asked; no other is kept, because those say who asks. */
    private static final Set<String> KEPT_HEADERS = Set.of(
            "accept", "content-type", "if-match", "odata-version", "prefer", "stripe-version", "x-goog-fieldmask");

    private final Map<String, Integer> counts = new HashMap<>();
    private final List<ObjectNode> calls = new ArrayList<>();
    private boolean running;

    /** Forgets what it has and begins. */
    public synchronized void start() {
        counts.clear();
        calls.clear();
        running = true;
    }

    public synchronized List<ObjectNode> calls() {
        return List.copyOf(calls);
    }

    synchronized void call(String vendor, CallKind kind, Request request, Response response) {
        if (!running || kind == CallKind.TOKEN || response.length() > LONGEST_ANSWER) {
            return;
        }
        var fields = new TreeSet<String>();
        request.json().ifPresent(body -> body.fieldNames().forEachRemaining(fields::add));
        String alike = String.join(
                " ",
                vendor,
                request.method(),
                request.path().replaceAll("[^/]*[0-9]{3,}[^/]*", "*"),
                // Numbers, times, ids and cursors differ from page to page, words from kind to kind.
                new TreeMap<>(request.query()).toString().replaceAll("[^ ,=]*[0-9][^ ,]*", "*"),
                fields.toString(),
                String.valueOf(response.status()));
        if (counts.merge(alike, 1, Integer::sum) > ALIKE) {
            return;
        }
        ObjectNode call = Json.object().put("vendor", vendor);
        call.put("method", request.method()).put("path", request.path());
        ObjectNode query = call.putObject("query");
        new TreeMap<>(request.query()).forEach((name, values) -> {
            if (!name.contains("token") && !name.equals("key")) {
                values.forEach(query.withArrayProperty(name)::add);
            }
        });
        ObjectNode headers = call.putObject("headers");
        request.headers().forEach((name, value) -> {
            if (KEPT_HEADERS.contains(name)) {
                headers.put(name, value);
            }
        });
        call.put("body", request.body()).put("status", response.status()).put("answer", response.text());
        calls.add(call);
    }
}
