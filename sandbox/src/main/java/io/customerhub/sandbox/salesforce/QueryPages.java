package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of queries, given out 2,000 at a time, or fewer if so asked, under a locator. The oldest are forgotten. */
final class QueryPages {

    static final int LARGEST_PAGE = 2_000;
    static final int SMALLEST_PAGE = 200;
    private static final int REMEMBERED = 20;

    private record Result(List<String> fields, List<SObject> objects, int page) {}

    private final Map<String, Result> results = new LinkedHashMap<>();
    private long lastLocator;

    /** The first page of what a query found. */
    synchronized Response first(String version, SoqlQuery query, List<SObject> objects, int page) {
        Result result = new Result(query.fields(), objects, page);
        lastLocator++;
        String locator = SalesforceId.of("01g", lastLocator);
        if (objects.size() > page) {
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
        int size = result.objects.size();
        int end = Math.min(size, from + result.page);
        ObjectNode answer = Json.object().put("totalSize", size).put("done", end == size);
        if (end < size) {
            answer.put("nextRecordsUrl", "/services/data/" + version + "/query/" + locator + "-" + end);
        }
        var records = answer.putArray("records");
        for (SObject object : result.objects.subList(Math.min(from, end), end)) {
            ObjectNode record = records.addObject();
            record.putObject("attributes")
                    .put("type", object.kind().word())
                    .put(
                            "url",
                            "/services/data/" + version + "/sobjects/"
                                    + object.kind().word() + "/" + object.id());
            result.fields.forEach(field -> record.set(field, object.value(field)));
        }
        return Response.json(200, answer);
    }
}
