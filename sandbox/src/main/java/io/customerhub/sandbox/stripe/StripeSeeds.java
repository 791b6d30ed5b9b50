package io.customerhub.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What the company's web shop has left in Stripe: customers, their charges, some refunds, and the events of all that. */
final class StripeSeeds {

    private static final int CHARGES = 2_000;
    private static final int REFUNDS = 60;
    private static final long SEED = 25L;

    private final Random random = new Random(SEED);
    private final StripeLedger ledger;
    private final List<ObjectNode> events = new ArrayList<>();
    private final List<TruthRow> truth = new ArrayList<>();

    private StripeSeeds(StripeLedger ledger) {
        this.ledger = ledger;
    }

    /** Plants everything, and says which customers those of Stripe truly are. */
    static List<TruthRow> plant(StripeLedger ledger, List<CustomerCard> cards) {
        StripeSeeds seeds = new StripeSeeds(ledger);
        if (!cards.isEmpty()) {
            List<ObjectNode> customers =
                    cards.stream().map(seeds::plantCustomer).toList();
            seeds.plantPayments(customers);
            seeds.events.stream()
                    .sorted(Comparator.comparing(StripeLedger::created))
                    .forEach(event -> ledger.put(StripeKind.EVENTS, event));
        }
        return seeds.truth;
    }

    private ObjectNode plantCustomer(CustomerCard card) {
        String id = StripeKind.CUSTOMERS.id(card.customer());
        long created = card.created().getEpochSecond();
        ObjectNode customer = StripeShapes.customer(id, created, card);
        ledger.put(StripeKind.CUSTOMERS, customer);
        truth.add(new TruthRow(Stripe.NAME, StripeKind.CUSTOMERS.path(), id, card.customer()));
        note(created, "customer.created", customer, Json.object());
        long changed = card.changed().getEpochSecond();
        if (changed > created) {
            note(changed, "customer.updated", customer, Json.object().putNull("phone"));
        }
        return customer;
    }

    private void plantPayments(List<ObjectNode> customers) {
        List<ObjectNode> charges = new ArrayList<>();
        long end = DemoCompany.TODAY.getEpochSecond();
        for (int i = 0; i < CHARGES; i++) {
            // The square makes a few customers pay often and most of them seldom.
            double skew = random.nextDouble();
            ObjectNode customer = customers.get((int) (skew * skew * customers.size()));
            long known = StripeLedger.created(customer);
            long created = known + (long) (random.nextDouble() * (end - known));
            boolean dollars = customer.path("currency").asText().equals("usd");
            long amount = dollars ? 500 + random.nextInt(60_000) : 50_000 + random.nextInt(9_000_000);
            int luck = random.nextInt(100);
            String status = luck < 92 ? "succeeded" : luck < 98 ? "failed" : "pending";
            charges.add(StripeShapes.charge(StripeKind.CHARGES.id("" + i), created, customer, amount, status));
        }
        Map<String, ObjectNode> after = new HashMap<>();
        int refunds = 0;
        for (ObjectNode charge : charges) {
            String status = charge.path("status").asText();
            note(StripeLedger.created(charge), "charge." + status, charge, Json.object());
            if (status.equals("succeeded") && refunds < REFUNDS && random.nextInt(20) == 0) {
                refunds++;
                after.put(charge.path("id").asText(), plantRefund(charge, refunds, end));
            }
        }
        for (ObjectNode charge : charges) {
            ledger.put(StripeKind.CHARGES, after.getOrDefault(charge.path("id").asText(), charge));
        }
    }

    private ObjectNode plantRefund(ObjectNode charge, int number, long end) {
        long amount = charge.path("amount").asLong();
        long back = random.nextBoolean() ? amount : amount / 2;
        long created = Math.min(end, StripeLedger.created(charge) + 3_600 + random.nextInt(20 * 86_400));
        String reason = random.nextBoolean() ? "requested_by_customer" : "duplicate";
        ObjectNode refund = StripeShapes.refund(StripeKind.REFUNDS.id("" + number), created, charge, back, reason);
        ledger.put(StripeKind.REFUNDS, refund);
        ObjectNode refunded = StripeShapes.refunded(charge, back);
        note(created, "refund.created", refund, Json.object());
        note(
                created,
                "charge.refunded",
                refunded,
                Json.object().put("amount_refunded", 0).put("refunded", false));
        return refunded;
    }

    private void note(long created, String type, ObjectNode object, ObjectNode previous) {
        String id = StripeKind.EVENTS.id("" + events.size());
        events.add(StripeShapes.event(id, created, type, object, previous));
    }
}
