package io.customerhub.sandbox.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.WebhookPost;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What a test makes happen in Dynamics: changes, deletions, forgotten delta tokens, and webhooks. */
final class DynamicsControls {

    private final Tables tables;
    private final DeltaTokens deltas;
    private final Clock clock;
    private final WebhookPost post = new WebhookPost();

    DynamicsControls(Tables tables, DeltaTokens deltas, Clock clock) {
        this.tables = tables;
        this.deltas = deltas;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.on("GET", "/crm/dynamics", (request, path) -> Response.lines(written(TableKind.CONTACTS)))
                .on("GET", "/crm/dynamics/accounts", (request, path) -> Response.lines(written(TableKind.ACCOUNTS)))
                .on("POST", "/dynamics/touch", (request, path) -> touch(request))
                .on("POST", "/dynamics/delete", (request, path) -> delete(request))
                .on("POST", "/dynamics/expire-delta-tokens", (request, path) -> expire(request))
                .on("POST", "/dynamics/webhook", (request, path) -> sendWebhook(request));
    }

    /** The own values of every live row that carries our id, in the order of that id. */
    private List<ObjectNode> written(TableKind kind) {
        return tables.table(kind).all().stream()
                .filter(row -> !row.text(TableKind.KEY).isEmpty())
                .sorted(Comparator.comparing((Row row) -> row.text(TableKind.KEY)))
                .map(row -> {
                    ObjectNode node = Json.object();
                    node.setAll(row.values());
                    return node;
                })
                .toList();
    }

    private Response touch(Request request) {
        return on(request, (kind, row) -> {
            Map<String, JsonNode> values = new TreeMap<>(row.values());
            values.put("description", TextNode.valueOf("touched at version " + tables.version()));
            Row touched = tables.write(kind, Optional.of(row), values);
            tables.commit();
            return Response.json(200, touched.toJson(kind, Columns.of(kind).keySet()));
        });
    }

    private Response delete(Request request) {
        return on(request, (kind, row) -> {
            tables.delete(kind, row.id());
            tables.commit();
            return Response.empty(204);
        });
    }

    /** A change of nobody's raises the version, so that the tokens of this moment are too old too. */
    private Response expire(Request request) {
        int status = request.parameter("status").equals(Optional.of("410")) ? 410 : 400;
        deltas.expireBefore(tables.raiseVersion(), status);
        return Response.empty(204);
    }

    private Response on(Request request, BiFunction<TableKind, Row, Response> action) {
        Optional<TableKind> kind = TableKind.of(request.parameter("table").orElse("contacts"));
        String id = request.parameter("id").orElse("");
        synchronized (tables) {
            return kind.flatMap(found -> tables.table(found).find(id).map(row -> action.apply(found, row)))
                    .orElseGet(() -> Response.error(
                            404, "finding a row of Dynamics: there is no such table or no row with id '" + id + "'"));
        }
    }

    /** Sends what a step registered on a table's messages sends: a secret where it was told to, and no signature. */
    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        Optional<TableKind> kind = TableKind.of(request.parameter("table").orElse("contacts"));
        if (!WebhookPost.isUrl(url) || kind.isEmpty()) {
            return Response.error(
                    400,
                    "sending a Dynamics webhook: give url (http or https, with ?code= if a secret goes there),"
                            + " table and id; header and secret for one that goes into a header");
        }
        String message = request.parameter("message").orElse("Update");
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ms-dynamics-organization", "127.0.0.1");
        headers.put("x-ms-dynamics-entity-name", kind.get().logicalName());
        headers.put("x-ms-dynamics-request-name", message);
        request.parameter("header")
                .ifPresent(name -> headers.put(name, request.parameter("secret").orElse("")));
        ObjectNode body = Json.object()
                .put("MessageName", message)
                .put("PrimaryEntityName", kind.get().logicalName())
                .put("PrimaryEntityId", request.parameter("id").orElse(""))
                .put("OrganizationId", Tables.id("organisation"))
                .put("CorrelationId", request.parameter("correlation").orElse(Tables.id("call " + clock.millis())))
                .put("OperationCreatedOn", "/Date(" + clock.millis() + "+0000)/");
        body.putArray("InputParameters");
        return post.send(url, headers, Json.text(body));
    }
}
