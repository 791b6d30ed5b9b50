package io.customerhub.sandbox.visits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sandbox.company.CustomerCard;
import io.customerhub.sandbox.company.DemoCompany;
import io.customerhub.sandbox.company.TruthRow;
import io.customerhub.sandbox.http.Json;
import io.customerhub.sandbox.journal.Journal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What the company's sales people noted about their visits, in the order of (changed, id). */
final class VisitBook {

    private static final int VISITS = 1_000;
    private static final List<String> PEOPLE =
            List.of("Tanya Bailey", "Omar Lindo", "Keisha Grant", "Delroy Palmer", "Simone Wright");
    private static final List<String> PURPOSES = List.of("sales call", "delivery problem", "collection", "new account");
    private static final List<String> OUTCOMES = List.of("order taken", "no one there", "call again", "declined");

    private final TreeMap<String, ObjectNode> byChange = new TreeMap<>();
    private final Map<String, ObjectNode> byId = new HashMap<>();
    private final List<TruthRow> truth = new ArrayList<>();
    private final Journal journal;
    private final Clock clock;

    VisitBook(List<CustomerCard> cards, Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        Random random = new Random(8_658);
        for (int i = 0; i < VISITS && !cards.isEmpty(); i++) {
            CustomerCard card = cards.get(random.nextInt(cards.size()));
            ObjectNode visit = visit(i + 1, card, random);
            keep(visit);
            truth.add(new TruthRow(
                    FieldVisits.NAME, "visits", visit.path("visit_id").asText(), card.customer()));
        }
        journal.replay(line -> keep((ObjectNode) line));
    }

    List<TruthRow> truth() {
        return List.copyOf(truth);
    }

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Visits behind a place in the order of change, one more than asked for if there are more. */
    synchronized List<Map.Entry<String, ObjectNode>> after(String place, int most) {
        return byChange.tailMap(place, false).entrySet().stream()
                .limit(most + 1L)
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Changes a visit as somebody in the company would. */
    synchronized Optional<ObjectNode> change(String id, boolean deleted) {
        return find(id).map(former -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            ObjectNode visit =
                    former.deepCopy().put("updated_at", now.toString()).put("deleted", deleted);
            visit.put("notes", deleted ? former.path("notes").asText() : "changed at " + now);
            journal.append(visit);
            keep(visit);
            return visit;
        });
    }

    /** The place of everything that changed at a time or later: just before it. */
    static String placeBefore(Instant time) {
        return time.minusSeconds(1).truncatedTo(ChronoUnit.SECONDS) + "|~";
    }

    private void keep(ObjectNode visit) {
        Optional.ofNullable(byId.put(visit.path("visit_id").asText(), visit))
                .ifPresent(former -> byChange.remove(place(former)));
        byChange.put(place(visit), visit);
    }

    private static String place(ObjectNode visit) {
        return visit.path("updated_at").asText() + "|" + visit.path("visit_id").asText();
    }

    private static ObjectNode visit(int number, CustomerCard card, Random random) {
        Instant visited = card.created()
                .plusSeconds((long) (random.nextDouble()
                        * Duration.between(card.created(), DemoCompany.TODAY).toSeconds()))
                .truncatedTo(ChronoUnit.SECONDS);
        Instant updated = random.nextInt(4) == 0 ? visited.plusSeconds(random.nextInt(200_000)) : visited;
        String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        ObjectNode visit = Json.object().put("visit_id", String.format(Locale.ROOT, "V%05d", number));
        visit.put("sales_person", PEOPLE.get(random.nextInt(PEOPLE.size())));
        visit.putObject("customer")
                .put("name", card.displayName())
                .put("phone", card.phone().isEmpty() ? null : card.phone())
                .put("email", card.email().isEmpty() ? null : card.email())
                .put("town", card.town().isEmpty() ? null : card.town());
        visit.put("visited_at", visited.toString()).put("purpose", PURPOSES.get(random.nextInt(PURPOSES.size())));
        visit.put("outcome", outcome);
        if (outcome.equals("order taken")) {
            visit.put("order_value", BigDecimal.valueOf(100_000 + random.nextInt(9_000_000), 2));
        } else {
            visit.putNull("order_value");
        }
        visit.put("currency", card.currency()).put("notes", "").put("deleted", random.nextInt(50) == 0);
        Instant latest = updated.isAfter(DemoCompany.TODAY) ? visited : updated;
        return visit.put("updated_at", latest.toString());
    }
}
