package io.customerhub.sandbox.controls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.CallKind;
import io.customerhub.sandbox.http.Faults;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Statistics;
import io.customerhub.sandbox.http.Vendor;
import io.customerhub.sandbox.hubspot.HubSpot;
import io.customerhub.sandbox.quickbooks.QuickBooks;
import io.customerhub.sandbox.quickbooks.QuickBooksCredentials;
import io.customerhub.sandbox.salesforce.Salesforce;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What a test or a demonstration asks of the sandbox itself: numbers, truth, faults, changes and webhooks. */
public final class Controls implements Vendor {

    private static final Set<String> VENDORS = Set.of("quickbooks", "google", "hubspot", "salesforce", "loyalty");
    private static final int MOST_FAULTS = 10_000;

    private final Company company;
    private final QuickBooks quickBooks;
    private final Faults faults;
    private final WebhookSender webhooks;
    private final Router router;

    public Controls(
            Company company,
            QuickBooks quickBooks,
            QuickBooksCredentials credentials,
            HubSpot hubSpot,
            Salesforce salesforce,
            Faults faults,
            Statistics statistics,
            Clock clock) {
        this.company = company;
        this.quickBooks = quickBooks;
        this.faults = faults;
        this.webhooks = new WebhookSender(credentials.realm(), credentials.webhookVerifier(), clock);
        this.router = new Router((status, request) -> error(status, "no control at " + request.path()))
                .on("GET", "/health", (request, variables) -> health())
                .on("GET", "/stats", (request, variables) -> Response.json(200, statistics.toJson()))
                .on("GET", "/truth", (request, variables) -> truth())
                .on("GET", "/crm/hubspot", (request, variables) -> lines(hubSpot.contacts()))
                .on("GET", "/crm/salesforce", (request, variables) -> lines(salesforce.contacts()))
                .on("POST", "/faults", (request, variables) -> addFaults(request))
                .on("POST", "/quickbooks/touch", (request, variables) -> touch(request))
                .on("POST", "/quickbooks/webhook", (request, variables) -> sendWebhook(request));
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public CallKind kindOf(Request request) {
        return CallKind.TOKEN;
    }

    @Override
    public Response answer(Request request) {
        return router.route(request);
    }

    @Override
    public Response failure(int status, OptionalInt retryAfterSeconds) {
        return error(status, "the sandbox failed; its standard error says why");
    }

    private Response health() {
        ObjectNode health = Json.object().put("status", "up").put("company", company.name());
        ObjectNode records = health.putObject("records");
        for (Entity entity : Entity.values()) {
            records.put(entity.word(), company.book(entity).size());
        }
        records.put("Contacts", company.contacts().size());
        records.put("members", company.members().size());
        return Response.json(200, health);
    }

    private Response truth() {
        StringBuilder csv = new StringBuilder("source,entity,id,customer\n");
        for (TruthRow row : company.truth()) {
            csv.append(row.source()).append(',').append(row.entity()).append(',');
            csv.append(row.id()).append(',').append(row.customer()).append('\n');
        }
        return Response.text(200, "text/csv;charset=UTF-8", csv.toString());
    }

    private static Response lines(List<ObjectNode> contacts) {
        StringBuilder lines = new StringBuilder();
        contacts.forEach(contact -> lines.append(Json.text(contact)).append('\n'));
        return Response.text(200, "application/x-ndjson", lines.toString());
    }

    private Response addFaults(Request request) {
        JsonNode body = request.json().orElse(Json.object());
        String vendor = body.path("vendor").asText();
        Optional<Faults.Kind> kind = Faults.Kind.of(body.path("kind").asText());
        int times = body.path("times").asInt(1);
        if (!VENDORS.contains(vendor) || kind.isEmpty() || times < 1 || times > MOST_FAULTS) {
            return error(
                    400,
                    "asking for faults: give vendor " + VENDORS
                            + ", kind 429, 500 or timeout-after-write, and times 1 to " + MOST_FAULTS);
        }
        OptionalInt retryAfter = body.path("retryAfter").canConvertToInt()
                ? OptionalInt.of(body.path("retryAfter").asInt())
                : OptionalInt.empty();
        faults.add(new Faults.Fault(vendor, kind.get(), retryAfter), times);
        return Response.empty(204);
    }

    private Response touch(Request request) {
        Optional<Entity> entity = Entity.of(request.parameter("entity").orElse("Customer"));
        String id = request.parameter("id").orElse("");
        return entity.flatMap(found -> quickBooks.touch(found, id))
                .map(record -> Response.json(200, record))
                .orElseGet(() -> error(404, "touching a record: there is no such entity or id"));
    }

    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        String id = request.parameter("id").orElse("");
        if (!url.matches("https?://[^\\s]+") || id.isEmpty()) {
            return error(400, "sending a webhook: give url (http or https) and id");
        }
        return webhooks.send(
                URI.create(url),
                request.parameter("entity").orElse("Customer"),
                id,
                request.parameter("format").equals(Optional.of("cloudevents")),
                request.parameter("badSignature").equals(Optional.of("true")));
    }

    private static Response error(int status, String message) {
        return Response.json(status, Json.object().put("error", message));
    }
}
