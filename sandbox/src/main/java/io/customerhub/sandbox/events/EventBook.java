package io.customerhub.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.Company;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The events of a company, for topics of a broker: the same each time they are asked for. Some name a customer by the number
 * in the books, some by an e-mail address or a telephone number; one of twenty comes twice, and one of a hundred is broken.
 */
public final class EventBook {
    private static final int EVENTS = 2_000;
    private static final int TWICE_EVERY = 20;
    private static final int BROKEN_EVERY = 100;
    private static final long SEED = 3_197;
    private static final int DAYS = 60;
    private static final Instant FIRST = Instant.parse("2026-08-31T13:00:00Z");
    private static final List<String> PAGES =
            List.of("Rice", "Scotch bonnet sauce", "Coffee", "Delivery", "Open hours");
    private static final List<String> CAMPAIGNS = List.of("Rainy season", "Coffee week", "Back to school");

    private final List<CustomerCard> cards;
    private final List<String> numbers;
    private final Random random = new Random(SEED);

    public EventBook(Company company) {
        this.cards = company.cards("hubspot");
        this.numbers = company.truth().stream()
                .filter(row -> row.source().equals("quickbooks") && row.entity().equals("Customer"))
                .map(TruthRow::id)
                .toList();
    }

    /** One line an event: its {@code topic}, the {@code key} of its customer, and its {@code value} as the text it is sent as. */
    public List<ObjectNode> lines() {
        var lines = new ArrayList<ObjectNode>();
        for (int number = 1; number <= EVENTS && !cards.isEmpty() && !numbers.isEmpty(); number++) {
            ObjectNode line = line(number);
            lines.add(line);
            if (number % TWICE_EVERY == 0) {
                lines.add(line);
            }
        }
        return lines;
    }

    private ObjectNode line(int number) {
        String topic = List.of("customer-interactions", "marketing-events", "sales-activities", "system-changes")
                .get(number % 4);
        ObjectNode customer = customer();
        ObjectNode event = Json.object()
                .put("id", "event-" + number)
                .put("time", FIRST.plusSeconds(random.nextInt(DAYS * 86_400)).toString());
        event.set("customer", customer);
        switch (number % 4) {
            case 0 ->
                event.put("kind", one("visit", "visit", "call", "message"))
                        .put("channel", one("web", "shop"))
                        .put("subject", PAGES.get(random.nextInt(PAGES.size())));
            case 1 ->
                event.put("event", one("sent", "opened", "clicked"))
                        .put("channel", "mail")
                        .put("campaign", CAMPAIGNS.get(random.nextInt(CAMPAIGNS.size())));
            case 2 ->
                event.put("activity", one("call", "visit", "mail"))
                        .put("direction", "out")
                        .put("outcome", one("order taken", "call again", "declined"));
            default -> event.put("system", "portal").put("change", one("opened", "plan-changed", "consent-given"));
        }
        String value = event.toString();
        boolean isBroken = number % BROKEN_EVERY == 0;
        return Json.object()
                .put("topic", topic)
                .put("key", customer.toString())
                .put("value", isBroken ? value.substring(0, value.length() / 2) : value);
    }

    private ObjectNode customer() {
        CustomerCard card = cards.get(random.nextInt(cards.size()));
        boolean byNumber = random.nextBoolean();
        String number = numbers.get(random.nextInt(numbers.size()));
        if (!byNumber && !card.email().isEmpty()) {
            return Json.object().put("email", card.email());
        }
        if (!byNumber && !card.phone().isEmpty()) {
            return Json.object().put("phone", card.phone());
        }
        return Json.object()
                .put("system", "quickbooks")
                .put("entity", "Customer")
                .put("id", number);
    }

    private String one(String... words) {
        return words[random.nextInt(words.length)];
    }
}
