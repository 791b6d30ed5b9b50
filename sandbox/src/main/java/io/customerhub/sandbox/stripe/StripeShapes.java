package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.http.Json;
import java.util.Locale;

/** Objects as Stripe shows them, as far as a reader of customers and payments can see. */
final class StripeShapes {

    private StripeShapes() {}

    static ObjectNode customer(String id, long created, CustomerCard card) {
        ObjectNode customer = Json.object().put("id", id).put("object", "customer");
        address(customer, card);
        customer.put("balance", 0)
                .put("created", created)
                .put("currency", card.currency().toLowerCase(Locale.ROOT))
                .putNull("default_source")
                .put("delinquent", false)
                .put("description", card.isOrganisation() ? "Wholesale account" : null)
                .put("email", card.email().isEmpty() ? null : card.email())
                .put("livemode", false);
        customer.putObject("metadata");
        customer.put("name", card.displayName()).put("phone", card.phone().isEmpty() ? null : card.phone());
        customer.putArray("preferred_locales");
        return customer.putNull("shipping").put("tax_exempt", "none").putNull("test_clock");
    }

    private static void address(ObjectNode customer, CustomerCard card) {
        if (card.street().isEmpty() && card.town().isEmpty()) {
            customer.putNull("address");
            return;
        }
        customer.putObject("address")
                .put("city", card.town().isEmpty() ? null : card.town())
                .put("country", "JM")
                .put("line1", card.street().isEmpty() ? null : card.street())
                .putNull("line2")
                .putNull("postal_code")
                .put("state", card.parish().isEmpty() ? null : card.parish());
    }

    /**
     * One payment by card.
     *
     * @param amount in the currency's smallest unit
     * @param status {@code succeeded}, {@code pending} or {@code failed}
     */
    static ObjectNode charge(String id, long created, ObjectNode customer, long amount, String status) {
        boolean paid = status.equals("succeeded");
        ObjectNode charge = Json.object().put("id", id).put("object", "charge").put("amount", amount);
        charge.put("amount_captured", paid ? amount : 0)
                .put("amount_refunded", 0)
                .put("balance_transaction", paid ? "txn_" + id.substring(3) : null);
        ObjectNode billing = charge.putObject("billing_details");
        billing.set("email", customer.get("email"));
        billing.set("name", customer.get("name"));
        billing.set("phone", customer.get("phone"));
        charge.put("captured", paid).put("created", created);
        charge.set("currency", customer.get("currency"));
        charge.set("customer", customer.get("id"));
        charge.put("description", "Order " + id.substring(4, 10)).put("disputed", false);
        charge.put("failure_code", status.equals("failed") ? "card_declined" : null);
        charge.put("failure_message", status.equals("failed") ? "Your card was declined." : null);
        charge.put("livemode", false).putObject("metadata");
        charge.put("paid", paid).put("payment_intent", "pi_" + id.substring(3));
        return charge.put("refunded", false).put("status", status);
    }

    static ObjectNode refund(String id, long created, ObjectNode charge, long amount, String reason) {
        ObjectNode refund = Json.object().put("id", id).put("object", "refund").put("amount", amount);
        refund.put("balance_transaction", "txn_" + id.substring(3));
        refund.set("charge", charge.get("id"));
        refund.put("created", created);
        refund.set("currency", charge.get("currency"));
        refund.putObject("metadata");
        refund.set("payment_intent", charge.get("payment_intent"));
        return refund.put("reason", reason).putNull("receipt_number").put("status", "succeeded");
    }

    /** The charge after so much of it was given back. */
    static ObjectNode refunded(ObjectNode charge, long amount) {
        ObjectNode after = charge.deepCopy();
        long back = charge.path("amount_refunded").asLong() + amount;
        return after.put("amount_refunded", back)
                .put("refunded", back >= charge.path("amount").asLong());
    }

    static ObjectNode deleted(String id) {
        return Json.object().put("id", id).put("object", "customer").put("deleted", true);
    }

    /**
     * What happened to an object.
     *
     * @param previous the values that changed, as they were; empty if the object did not change
     */
    static ObjectNode event(String id, long created, String type, ObjectNode object, ObjectNode previous) {
        ObjectNode event = Json.object().put("id", id).put("object", "event").put("api_version", Stripe.VERSION);
        event.put("created", created);
        ObjectNode data = event.putObject("data");
        data.set("object", object.deepCopy());
        if (!previous.isEmpty()) {
            data.set("previous_attributes", previous);
        }
        event.put("livemode", false).put("pending_webhooks", 1);
        event.putObject("request").putNull("id").putNull("idempotency_key");
        return event.put("type", type);
    }
}
