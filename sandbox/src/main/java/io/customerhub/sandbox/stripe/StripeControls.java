package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.http.Request;
import io.customerhub.sandbox.http.Response;
import io.customerhub.sandbox.http.Router;
import io.customerhub.sandbox.http.Signature;
import io.customerhub.sandbox.http.WebhookPost;
import io.customerhub.sandbox.journal.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a test makes happen in Stripe: changes with their events, and signed webhooks. */
final class StripeControls {

    private final StripeLedger ledger;
    private final String webhookSecret;
    private final Journal journal;
    private final Clock clock;
    private final WebhookPost post = new WebhookPost();
    private long made;

    StripeControls(StripeLedger ledger, String webhookSecret, Journal journal, Clock clock) {
        this.ledger = ledger;
        this.webhookSecret = webhookSecret;
        this.journal = journal;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.on("POST", "/stripe/change", (request, path) -> change(request))
                .on("POST", "/stripe/webhook", (request, path) -> sendWebhook(request));
    }

    /** Takes over one line of the journal. */
    void restore(JsonNode line) {
        made = line.path("made").asLong();
        for (JsonNode object : line.path("objects")) {
            StripeKind kind = Stream.of(StripeKind.values())
                    .filter(one -> one.word().equals(object.path("object").asText()))
                    .findFirst()
                    .orElseThrow();
            ledger.put(kind, (ObjectNode) object);
        }
    }

    private synchronized Response change(Request request) {
        String type = request.parameter("type").orElse("customer.updated");
        String id = request.parameter("id").orElse("");
        long now = clock.instant().getEpochSecond();
        Optional<ObjectNode> found = ledger.find(id).filter(object -> !StripeLedger.isDeleted(object));
        String wanted = type.equals("charge.refunded") ? "charge" : "customer";
        if (found.isEmpty() || !found.get().path("object").asText().equals(wanted)) {
            return Response.error(
                    404,
                    "changing something in Stripe: " + type + " needs the id of a living " + wanted + ", not '" + id
                            + "'");
        }
        ObjectNode object = found.get();
        return switch (type) {
            case "customer.updated" -> {
                ObjectNode after = object.deepCopy().put("phone", "+1876555" + (1_000 + made % 9_000));
                ObjectNode previous = Json.object();
                previous.set("phone", object.get("phone"));
                yield keep(StripeKind.CUSTOMERS, after, event(now, type, after, previous));
            }
            case "customer.deleted" ->
                keep(StripeKind.CUSTOMERS, StripeShapes.deleted(id), event(now, type, object, Json.object()));
            case "charge.succeeded", "charge.failed" -> {
                String newId = StripeKind.CHARGES.id("made " + made);
                ObjectNode charge = StripeShapes.charge(newId, now, object, 123_456, type.substring(7));
                yield keep(StripeKind.CHARGES, charge, event(now, type, charge, Json.object()));
            }
            case "charge.refunded" -> {
                long rest = object.path("amount").asLong()
                        - object.path("amount_refunded").asLong();
                ObjectNode after = StripeShapes.refunded(object, rest);
                ObjectNode refund = StripeShapes.refund(
                        StripeKind.REFUNDS.id("made " + made), now, object, rest, "requested_by_customer");
                keep(StripeKind.REFUNDS, refund, event(now, "refund.created", refund, Json.object()));
                ObjectNode previous = Json.object().put("refunded", false);
                previous.set("amount_refunded", object.get("amount_refunded"));
                yield keep(StripeKind.CHARGES, after, event(now, type, after, previous));
            }
            default ->
                Response.error(
                        400,
                        "changing something in Stripe: type must be customer.updated, customer.deleted,"
                                + " charge.succeeded, charge.failed or charge.refunded");
        };
    }

    private ObjectNode event(long now, String type, ObjectNode object, ObjectNode previous) {
        made++;
        return StripeShapes.event(StripeKind.EVENTS.id("made " + made), now, type, object, previous);
    }

    private Response keep(StripeKind kind, ObjectNode object, ObjectNode event) {
        ObjectNode line = Json.object().put("made", made);
        line.putArray("objects").add(object).add(event);
        journal.append(line);
        ledger.put(kind, object);
        ledger.put(StripeKind.EVENTS, event);
        return Response.json(200, event);
    }

    private Response sendWebhook(Request request) {
        String url = request.parameter("url").orElse("");
        Optional<ObjectNode> event = request.parameter("event")
                .map(ledger::find)
                .orElseGet(() -> ledger.newestFirst(StripeKind.EVENTS).stream().findFirst());
        if (!WebhookPost.isUrl(url) || event.isEmpty()) {
            return Response.error(
                    400,
                    "sending a Stripe webhook: give url (http or https) and event, an event's id; the newest if none");
        }
        long age = request.parameter("ageSeconds")
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Long::parseLong)
                .orElse(0L);
        long time = clock.instant().getEpochSecond() - age;
        String body = Json.text(event.get());
        boolean bad = request.parameter("badSignature").equals(Optional.of("true"));
        String good = Signature.hex(webhookSecret, time + "." + body);
        String wrong = Signature.hex(webhookSecret + "x", time + "." + body);
        String header = "t=" + time + ",v1=" + (bad ? wrong : good);
        if (request.parameter("twoSignatures").equals(Optional.of("true"))) {
            // While a secret is being replaced, the old one's signature comes first.
            header = "t=" + time + ",v1=" + wrong + ",v1=" + (bad ? wrong : good);
        }
        return post.send(url, Map.of("Stripe-Signature", header), body);
    }
}
