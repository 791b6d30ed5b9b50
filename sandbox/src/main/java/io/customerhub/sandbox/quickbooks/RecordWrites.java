package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.BookRecord;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Statistics;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Creates, updates (sparse or in full) and deletes, one record a request, as QuickBooks lets clients do. */
final class RecordWrites {

    private static final int REMEMBERED_REQUESTS = 1_000;

    private final Books books;
    private final QuickBooksErrors errors;
    private final Statistics statistics;
    private final Clock clock;
    private final Map<String, ObjectNode> answered = new LinkedHashMap<>();

    RecordWrites(Books books, QuickBooksErrors errors, Statistics statistics, Clock clock) {
        this.books = books;
        this.errors = errors;
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * Writes one customer.
     *
     * @param requestId a repeated one gets the first one's answer and changes nothing; may be empty
     */
    synchronized Response write(JsonNode body, String requestId) {
        ObjectNode known = requestId.isEmpty() ? null : answered.get(requestId);
        if (known != null) {
            return answer("Customer", known);
        }
        if (!(body instanceof ObjectNode sent)) {
            throw errors.invalid("2010", "Request has invalid or unsupported property", "The body is not an object");
        }
        ObjectNode saved = sent.hasNonNull("Id") ? update(sent) : create(sent);
        if (!requestId.isEmpty()) {
            answered.put(requestId, saved);
            if (answered.size() > REMEMBERED_REQUESTS) {
                answered.remove(answered.keySet().iterator().next());
            }
        }
        return answer("Customer", saved);
    }

    private ObjectNode create(ObjectNode sent) {
        ObjectNode tree = sent.deepCopy();
        tree.remove("sparse");
        String name = tree.path("DisplayName").asText();
        if (name.isEmpty()) {
            name = (tree.path("GivenName").asText() + " "
                            + tree.path("FamilyName").asText())
                    .trim();
        }
        if (name.isEmpty()) {
            throw refused(
                    "2020", "Required param missing, need to supply the required value for the API", "DisplayName");
        }
        tree.put("DisplayName", name);
        refuseNameOfAnother(name, "");
        if (!tree.has("Active")) {
            tree.put("Active", true);
        }
        statistics.record(QuickBooks.NAME, Statistics.Outcome.CREATED);
        return books.save(Entity.CUSTOMER, books.nextCustomerId(), tree);
    }

    private ObjectNode update(ObjectNode sent) {
        String id = sent.path("Id").asText();
        BookRecord former = existing(Entity.CUSTOMER, id);
        JsonNode before = QueryPlan.tree(former);
        refuseStale(sent, before);
        refuseNameOfAnother(sent.path("DisplayName").asText(), id);
        ObjectNode tree = Json.object();
        if (sent.path("sparse").asBoolean()) {
            before.properties().forEach(member -> tree.set(member.getKey(), member.getValue()));
        }
        sent.properties().forEach(member -> tree.set(member.getKey(), member.getValue()));
        if (tree.path("DisplayName").asText().isEmpty()) {
            throw refused(
                    "2020", "Required param missing, need to supply the required value for the API", "DisplayName");
        }
        statistics.record(QuickBooks.NAME, Statistics.Outcome.CHANGED);
        return books.save(Entity.CUSTOMER, id, tree);
    }

    /** Deletes a transaction; what stands in a list can only be made inactive. */
    synchronized Response delete(Entity entity, JsonNode sent) {
        String id = sent.path("Id").asText();
        refuseStale(sent, QueryPlan.tree(existing(entity, id)));
        books.delete(entity, id);
        statistics.record(QuickBooks.NAME, Statistics.Outcome.ARCHIVED);
        return answer(
                entity.word(),
                Json.object().put("domain", "QBO").put("status", "Deleted").put("Id", id));
    }

    private BookRecord existing(Entity entity, String id) {
        Optional<BookRecord> found = books.table(entity).find(id);
        return found.orElseThrow(() ->
                refused("610", "Object Not Found", "Object Not Found : Something you're trying to use is not there"));
    }

    private void refuseStale(JsonNode sent, JsonNode before) {
        if (!sent.path("SyncToken").asText().equals(before.path("SyncToken").asText())) {
            throw refused(
                    "5010",
                    "Stale Object Error",
                    "Stale Object Error : You and another user were working on this at the same time."
                            + " Read the record again and repeat the change with its SyncToken");
        }
    }

    private void refuseNameOfAnother(String name, String id) {
        Optional<String> holder = books.customerNamed(name);
        if (holder.isPresent() && !holder.get().equals(id)) {
            throw refused(
                    "6240", "Duplicate Name Exists Error", "The name supplied already exists. : Id=" + holder.get());
        }
    }

    private RuntimeException refused(String code, String message, String detail) {
        statistics.record(QuickBooks.NAME, Statistics.Outcome.REFUSED);
        return errors.invalid(code, message, detail);
    }

    private Response answer(String word, ObjectNode record) {
        ObjectNode answer = Json.object();
        answer.set(word, record);
        answer.put("time", QuickBooksTime.write(clock.instant()));
        return Response.json(200, answer);
    }
}
