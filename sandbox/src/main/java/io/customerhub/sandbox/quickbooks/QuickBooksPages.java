package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Drift;
import io.customerhub.sandbox.http.Page;
import io.customerhub.sandbox.http.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which calls of QuickBooks give pages, and where their records are. */
final class QuickBooksPages {

    private static final Pattern SIZE = Pattern.compile("(?i)maxresults\\s+([0-9]{1,4})");
    private static final int USUAL_PAGE = 100;

    private QuickBooksPages() {}

    /** A query can be short, for its answer says how long it is; the change feed cannot, for it has no second page. */
    static Optional<Page> page(Request request) {
        if (request.path().endsWith("/cdc")) {
            return Optional.of(new Page(
                    Optional.empty(),
                    Page.json((body, drift) -> body.path("CDCResponse")
                            .forEach(answer ->
                                    answer.path("QueryResponse").forEach(response -> drift(response, drift))))));
        }
        String query = request.parameter("query").orElse("");
        if (!request.path().endsWith("/query") || query.toLowerCase(Locale.ROOT).contains("count(")) {
            return Optional.empty();
        }
        return Optional.of(new Page(
                Optional.of(request.withParameter("query", shortened(query))),
                Page.json((body, drift) -> drift(body.path("QueryResponse"), drift))));
    }

    private static String shortened(String query) {
        Matcher size = SIZE.matcher(query);
        return size.find()
                ? size.replaceFirst("maxresults " + Page.half(Optional.of(size.group(1)), USUAL_PAGE))
                : query + " maxresults " + USUAL_PAGE / 2;
    }

    private static void drift(JsonNode response, Drift drift) {
        for (Map.Entry<String, JsonNode> member : response.properties()) {
            String usual = switch (member.getKey()) {
                case "Customer" -> "DisplayName";
                case "Item" -> "Name";
                default -> "TotalAmt";
            };
            for (JsonNode record : member.getValue()) {
                if (record instanceof ObjectNode object) {
                    drift.change(object, usual);
                }
            }
        }
    }
}
