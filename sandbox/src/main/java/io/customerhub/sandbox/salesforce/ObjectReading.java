package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Refusal;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries, single records and lists of what was deleted. */
final class ObjectReading {

    private static final Pattern BATCH = Pattern.compile("batchSize=([0-9]{1,5})");

    private final Map<SObjectKind, ObjectTable> tables;
    private final QueryPages pages = new QueryPages();
    private final Clock clock;

    ObjectReading(Map<SObjectKind, ObjectTable> tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Answers a query.
     *
     * @param deletedToo whether records in the recycle bin are found as well
     */
    Response query(Request request, String version, boolean deletedToo) {
        SoqlQuery query = SoqlParser.parse(request.parameter("q").orElse(""));
        ObjectTable table = Objects.requireNonNull(tables.get(query.kind()));
        List<SObject> found = query.run(deletedToo ? table.allWithDeleted() : table.all());
        if (query.count()) {
            ObjectNode answer = Json.object().put("totalSize", found.size()).put("done", true);
            answer.putArray("records");
            return Response.json(200, answer);
        }
        return pages.first(version, query, found, pageSize(request));
    }

    Response next(String version, String locator) {
        return pages.next(version, locator);
    }

    Response read(Request request, ObjectTable table, String version, String id) {
        SObject object = table.find(id)
                .orElseThrow(() -> new Refusal(SalesforceErrors.error(
                        404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + id)));
        ObjectNode node = Json.object();
        node.putObject("attributes")
                .put("type", table.kind().word())
                .put(
                        "url",
                        "/services/data/" + version + "/sobjects/"
                                + table.kind().word() + "/" + object.id());
        List<String> wanted = request.parameter("fields")
                .map(names -> List.of(names.split(",", -1)))
                .orElseGet(() -> FieldCatalogue.of(table.kind()).stream()
                        .map(SalesforceField::name)
                        .toList());
        for (String name : wanted) {
            String field = FieldCatalogue.find(table.kind(), name.trim())
                    .map(SalesforceField::name)
                    .orElseThrow(() -> SalesforceErrors.refused("INVALID_FIELD", "No such column '" + name + "'"));
            node.set(field, object.value(field));
        }
        return Response.json(200, node);
    }

    /** What went into the recycle bin between two times. */
    Response deleted(Request request, ObjectTable table) {
        Instant start = time(request, "start");
        Instant end = time(request, "end");
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("deletedRecords");
        table.allWithDeleted().stream()
                .filter(SObject::deleted)
                .filter(object ->
                        !object.updated().isBefore(start) && object.updated().isBefore(end))
                .forEach(object -> list.addObject()
                        .put("deletedDate", SObject.time(object.updated()))
                        .put("id", object.id()));
        answer.put("earliestDateAvailable", SObject.time(clock.instant().minus(Duration.ofDays(15))));
        return Response.json(200, answer.put("latestDateCovered", SObject.time(clock.instant())));
    }

    private static Instant time(Request request, String name) {
        try {
            return OffsetDateTime.parse(request.parameter(name).orElse("")).toInstant();
        } catch (DateTimeException malformed) {
            throw SalesforceErrors.refused("INVALID_REPLICATION_DATE", name + " must be a time with an offset");
        }
    }

    /** As many records a page as were asked for, from 200 to 2,000. */
    private static int pageSize(Request request) {
        Matcher batch = BATCH.matcher(request.header("sforce-query-options").orElse(""));
        int asked = batch.find() ? Integer.parseInt(batch.group(1)) : QueryPages.LARGEST_PAGE;
        return Math.max(QueryPages.SMALLEST_PAGE, Math.min(QueryPages.LARGEST_PAGE, asked));
    }
}
