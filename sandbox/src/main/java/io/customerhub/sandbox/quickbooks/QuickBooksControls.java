package io.customerhub.sandbox.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Entity;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.WebhookPost;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a test makes happen in QuickBooks: changes, deletions, crowds of invoices, and signed webhooks. */
final class QuickBooksControls {

    private static final int MOST_INVOICES = 100_000;

    private final Books books;
    private final RotatingTokens tokens;
    private final WebhookSender webhooks;

    QuickBooksControls(Books books, RotatingTokens tokens, WebhookSender webhooks) {
        this.books = books;
        this.tokens = tokens;
        this.webhooks = webhooks;
    }

    void addTo(Router router) {
        router.on("GET", "/quickbooks/record", (request, variables) -> record(request))
                .on("POST", "/quickbooks/touch", (request, variables) -> touch(request))
                .on("POST", "/quickbooks/busy-day", (request, variables) -> busyDay(request))
                .on("POST", "/quickbooks/delete", (request, variables) -> delete(request))
                .on("POST", "/quickbooks/disconnect", (request, variables) -> disconnect())
                .on("POST", "/quickbooks/seed", (request, variables) -> seed(request))
                .on("POST", "/quickbooks/webhook", (request, variables) -> sendWebhook(request));
    }

    private Response record(Request request) {
        return on(
                request,
                (entity, id) -> Response.json(200, (ObjectNode)
                        QueryPlan.tree(books.table(entity).find(id).orElseThrow())));
    }

    /** Changes a record as somebody in the company would: a new phone or memo, sync token and time of change. */
    private Response touch(Request request) {
        return on(request, (entity, id) -> {
            ObjectNode tree =
                    (ObjectNode) QueryPlan.tree(books.table(entity).find(id).orElseThrow());
            long token = tree.path("SyncToken").asLong() + 1;
            if (entity == Entity.CUSTOMER) {
                tree.putObject("PrimaryPhone")
                        .put("FreeFormNumber", "876-555-" + String.format(Locale.ROOT, "%04d", token % 10_000));
            } else {
                tree.put("PrivateNote", "touched " + token + " times");
            }
            return Response.json(200, books.save(entity, id, tree));
        });
    }

    private Response busyDay(Request request) {
        int changes = number(request, "changes");
        int seed = number(request, "seed");
        if (changes < 1 || changes > BusyDay.MOST_CHANGES || seed >= BusyDay.MOST_SEEDS) {
            return Response.error(
                    400,
                    "bringing QuickBooks a busy day: give changes, 1 to " + BusyDay.MOST_CHANGES + ", and seed, 0 to "
                            + (BusyDay.MOST_SEEDS - 1) + ", each once");
        }
        BusyDay.bring(books, changes, seed);
        return Response.empty(204);
    }

    /** Deletes a transaction; what stands in a list is made inactive, as QuickBooks has it. */
    private Response delete(Request request) {
        return on(request, (entity, id) -> {
            if (entity.isListed()) {
                ObjectNode tree =
                        (ObjectNode) QueryPlan.tree(books.table(entity).find(id).orElseThrow());
                books.save(entity, id, tree.put("Active", false));
            } else {
                books.delete(entity, id);
            }
            return Response.empty(204);
        });
    }

    private Response disconnect() {
        tokens.revoke();
        return Response.empty(204);
    }

    private Response seed(Request request) {
        int count = number(request, "invoices");
        Optional<Instant> updated = request.parameter("updated").flatMap(QuickBooksTime::read);
        if (count < 1 || count > MOST_INVOICES || updated.isEmpty()) {
            return Response.error(
                    400,
                    "seeding QuickBooks: give invoices, 1 to " + MOST_INVOICES
                            + ", and updated, a time such as 2026-10-01T00:00:00Z");
        }
        books.seedInvoices(count, updated.get().truncatedTo(ChronoUnit.SECONDS));
        return Response.empty(204);
    }

    private static int number(Request request, String parameter) {
        return request.parameter(parameter)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Runs an action on the entity and id that the request names, or says that there is no such record. */
    private Response on(Request request, BiFunction<Entity, String, Response> action) {
        Optional<Entity> entity = Entity.of(request.parameter("entity").orElse("Customer"));
        String id = request.parameter("id").orElse("");
        return entity.filter(found -> books.table(found).find(id).isPresent())
                .map(found -> action.apply(found, id))
                .orElseGet(() -> Response.error(404, "finding a record of QuickBooks: there is no such entity or id"));
    }

    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        String id = request.parameter("id").orElse("");
        if (!WebhookPost.isUrl(url) || id.isEmpty()) {
            return Response.error(400, "sending a webhook: give url (http or https) and id");
        }
        return webhooks.send(
                url,
                request.parameter("entity").orElse("Customer"),
                id,
                request.parameter("format").equals(Optional.of("cloudevents")),
                request.parameter("badSignature").equals(Optional.of("true")));
    }
}
