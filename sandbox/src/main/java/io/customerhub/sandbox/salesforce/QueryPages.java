package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of queries, given out 2,000 at a time under a locator. The oldest are forgotten. */
final class QueryPages {

    private static final int PAGE = 2_000;
    private static final int REMEMBERED = 20;

    private record Result(List<String> fields, List<Contact> contacts) {}

    private final Map<String, Result> results = new LinkedHashMap<>();
    private long lastLocator;

    synchronized Response first(String version, SoqlQuery query, List<Contact> contacts) {
        Result result = new Result(query.fields(), contacts);
        lastLocator++;
        String locator = SalesforceId.of("01g", lastLocator);
        if (contacts.size() > PAGE) {
            results.put(locator, result);
            if (results.size() > REMEMBERED) {
                results.remove(results.keySet().iterator().next());
            }
        }
        return page(version, locator, result, 0);
    }

    /** A further page; the locator ends in a hyphen and the place to go on from. */
    synchronized Response next(String version, String locator) {
        int hyphen = locator.lastIndexOf('-');
        Result result = hyphen < 0 ? null : results.get(locator.substring(0, hyphen));
        String place = locator.substring(hyphen + 1);
        if (result == null || !place.matches("[0-9]{1,9}")) {
            throw SalesforceErrors.refused("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(version, locator.substring(0, hyphen), result, Integer.parseInt(place));
    }

    private static Response page(String version, String locator, Result result, int from) {
        int size = result.contacts.size();
        int end = Math.min(size, from + PAGE);
        ObjectNode answer = Json.object().put("totalSize", size).put("done", end == size);
        if (end < size) {
            answer.put("nextRecordsUrl", "/services/data/" + version + "/query/" + locator + "-" + end);
        }
        var records = answer.putArray("records");
        for (Contact contact : result.contacts.subList(Math.min(from, end), end)) {
            ObjectNode record = records.addObject();
            record.putObject("attributes")
                    .put("type", "Contact")
                    .put("url", "/services/data/" + version + "/sobjects/Contact/" + contact.id());
            result.fields.forEach(field -> record.set(field, contact.value(field)));
        }
        return Response.json(200, answer);
    }
}
