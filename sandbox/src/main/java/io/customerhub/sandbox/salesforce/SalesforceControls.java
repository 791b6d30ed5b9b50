package io.customerhub.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.WebhookPost;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a test makes happen in Salesforce: changes, deletions, jobs that stop half-way, events that are forgotten, and outbound messages. */
final class SalesforceControls {

    private static final Pattern ACK = Pattern.compile("<([A-Za-z0-9]+:)?Ack>\\s*true\\s*</");

    private final Map<SObjectKind, ObjectTable> tables;
    private final BulkJobs jobs;
    private final ChangeEvents events;
    private final Clock clock;
    private final WebhookPost post = new WebhookPost();
    private long lastNotification;

    SalesforceControls(Map<SObjectKind, ObjectTable> tables, BulkJobs jobs, ChangeEvents events, Clock clock) {
        this.tables = tables;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.on("GET", "/crm/salesforce", (request, path) -> Response.lines(written(SObjectKind.CONTACT)))
                .on("GET", "/crm/salesforce/accounts", (request, path) -> Response.lines(written(SObjectKind.ACCOUNT)))
                .on("GET", "/crm/salesforce/leads", (request, path) -> Response.lines(written(SObjectKind.LEAD)))
                .on("POST", "/salesforce/touch", (request, path) -> touch(request))
                .on("POST", "/salesforce/delete", (request, path) -> delete(request))
                .on("POST", "/salesforce/bulk", (request, path) -> stopNextJob(request))
                .on("POST", "/salesforce/forget-events", (request, path) -> forgetEvents())
                .on("POST", "/salesforce/outbound-message", (request, path) -> sendMessage(request));
    }

    /** The own fields of every live record that carries our id, in the order of that id. */
    private List<ObjectNode> written(SObjectKind kind) {
        return table(kind).all().stream()
                .filter(object -> !object.text(FieldCatalogue.EXTERNAL_ID).isEmpty())
                .sorted(Comparator.comparing((SObject object) -> object.text(FieldCatalogue.EXTERNAL_ID)))
                .map(object -> {
                    ObjectNode node = Json.object();
                    node.setAll(object.fields());
                    return node;
                })
                .toList();
    }

    private Response touch(Request request) {
        return on(request, (table, object) -> {
            Map<String, JsonNode> fields = new TreeMap<>(object.fields());
            boolean sold = table.kind() == SObjectKind.OPPORTUNITY || table.kind() == SObjectKind.CAMPAIGN;
            fields.put(
                    sold ? "Type" : "Phone",
                    TextNode.valueOf("876-555-" + String.format(Locale.ROOT, "%04d", clock.millis() % 10_000)));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant after =
                    now.isAfter(object.updated()) ? now : object.updated().plusMillis(1);
            SObject touched = table.change(object, fields, after);
            table.commit();
            return Response.json(200, Json.object().put("Id", touched.id()).put("SystemModstamp", after.toString()));
        });
    }

    private Response delete(Request request) {
        return on(request, (table, object) -> {
            table.delete(object.id(), clock.instant());
            table.commit();
            return Response.empty(204);
        });
    }

    private Response on(Request request, BiFunction<ObjectTable, SObject, Response> action) {
        Optional<SObjectKind> kind = SObjectKind.of(request.parameter("object").orElse("Contact"));
        String id = request.parameter("id").orElse("");
        Optional<ObjectTable> table = kind.map(this::table);
        return table.flatMap(found -> found.find(id).map(object -> action.apply(found, object)))
                .orElseGet(() -> Response.error(
                        404,
                        "finding a record of Salesforce: there is no such object or no record with id '" + id + "'"));
    }

    private Response stopNextJob(Request request) {
        Optional<Integer> rows = request.parameter("unprocessed")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt);
        if (rows.isEmpty()) {
            return Response.error(400, "stopping the next bulk job: give unprocessed, how many rows it leaves");
        }
        jobs.leaveUnprocessed(rows.get());
        return Response.empty(204);
    }

    private Response forgetEvents() {
        events.forget();
        return Response.empty(204);
    }

    private synchronized Response sendMessage(Request request) {
        String url = request.parameter("url").orElse("");
        Optional<SObjectKind> kind = SObjectKind.of(request.parameter("object").orElse("Contact"));
        List<SObject> objects = kind.stream()
                .flatMap(found -> Stream.of(request.parameter("ids").orElse("").split(",", -1))
                        .flatMap(id -> table(found).find(id.trim()).stream()))
                .toList();
        if (!WebhookPost.isUrl(url) || objects.isEmpty() || objects.size() > OutboundMessage.MOST) {
            return Response.error(
                    400, "sending an outbound message: give url (http or https), object, and ids of 1 to 100 records");
        }
        boolean foreign = request.parameter("wrongOrganization").equals(Optional.of("true"));
        boolean again = request.parameter("again").equals(Optional.of("true"));
        long first = again ? Math.max(1, lastNotification - objects.size() + 1) : lastNotification + 1;
        lastNotification = Math.max(lastNotification, first + objects.size() - 1);
        String body = OutboundMessage.of(SalesforceId.of("00D", foreign ? 2 : 1), request.base(), objects, first);
        Response answer = post.send(url, Map.of("Content-Type", "text/xml; charset=UTF-8", "SOAPAction", "\"\""), body);
        ObjectNode told = (ObjectNode) answer.json();
        return Response.json(
                answer.status(),
                told.put("acknowledged", ACK.matcher(told.path("body").asText()).find()));
    }

    private ObjectTable table(SObjectKind kind) {
        return Objects.requireNonNull(tables.get(kind));
    }
}
