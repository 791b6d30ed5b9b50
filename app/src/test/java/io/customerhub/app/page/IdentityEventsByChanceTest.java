package io.customerhub.app.page;

import static io.customerhub.app.page.PageWay.gone;
import static io.customerhub.app.page.PageWay.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.connectors.RawRecord;
import io.customerhub.identity.match.Decision;
import io.customerhub.model.SourceKey;
import io.customerhub.warehouse.store.Decided.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Chance brings, changes and withdraws records, and says what pairs are: events are held against what the warehouse held. */
final class IdentityEventsByChanceTest extends PageTest {
    private static final int PAGES = 60;

    /** Whatever comes, the events say neither more nor less than whose records were whose before a page and after it. */
    @Test
    void eventsAreTheDifferenceThatEachPageMakes() {
        var random = new Random(42);
        var said = new ArrayList<Long>();
        int events = 0;
        for (int page = 0; page < PAGES; page++) {
            Map<String, String> before = owners();
            long last = last();
            if (page % 5 == 4) {
                if (said.isEmpty() || random.nextBoolean()) {
                    decide("z" + random.nextInt(6), "z" + random.nextInt(6), random.nextBoolean())
                            .ifPresent(said::add);
                } else {
                    way.warehouse.decisions().takeBack(said.remove(0), "erin");
                }
                way.review();
            } else {
                boolean isShop = random.nextBoolean();
                way.page(isShop ? "shop" : "club", some(random, isShop ? "Buyer" : "Member"));
            }
            List<String> told = told(last);
            assertThat(told).as("page " + page).isEqualTo(difference(before, owners()));
            events += told.size();
        }
        assertThat(events).isGreaterThan(PAGES / 4);
    }

    private static RawRecord[] some(Random random, String entity) {
        List<String> names = List.of("Zena Ottey", "Zoe Ottey", "Zack Minott");
        var ids = new TreeSet<String>();
        random.ints(3, 0, 6).forEach(id -> ids.add("z" + id));
        return ids.stream()
                .map(id -> random.nextInt(5) == 0
                        ? gone(entity, id)
                        : record(
                                entity,
                                id,
                                "{'name': '" + names.get(random.nextInt(names.size())) + "', 'phone': '+1876555900"
                                        + random.nextInt(4) + "'}"))
                .toArray(RawRecord[]::new);
    }

    /** Whose each record is. */
    private static Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        way.rows("select source || '/' || entity || '/' || record_id, customer_id from hub.customer_records"
                        + " where not returned")
                .forEach(row -> owners.put(row.split(" ", 2)[0], row.split(" ", 2)[1]));
        return owners;
    }

    private static List<String> difference(Map<String, String> before, Map<String, String> after) {
        Map<String, TreeSet<String>> records = new HashMap<>();
        before.forEach((record, from) -> {
            String into = after.get(record);
            if (into != null && !into.equals(from)) {
                String kind = !after.containsValue(from) && today(from).equals(into)
                        ? "merged"
                        : before.containsValue(into) ? "moved" : "split";
                records.computeIfAbsent(kind + " " + from + " " + into, way -> new TreeSet<>())
                        .add(record);
            } else if (into == null && !after.containsValue(from) && today(from).equals("-")) {
                records.computeIfAbsent("ended " + from + " -", way -> new TreeSet<>())
                        .add(record);
            }
        });
        return records.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .sorted()
                .toList();
    }

    private static String today(String customer) {
        return String.join(
                " ", way.rows("select today_id from customer_360.customer_ids where customer_id = '" + customer + "'"));
    }

    private static long last() {
        return Long.parseLong(way.rows("select coalesce(max(event_id), 0) from hub.identity_events")
                .get(0));
    }

    private static List<String> told(long after) {
        return way.warehouse.identityEvents().after(after, 1000).stream()
                .map(event -> String.join(
                        " ",
                        event.kind().word(),
                        event.customerId(),
                        event.otherId().orElse("-"),
                        event.records().toString()))
                .sorted()
                .toList();
    }

    /** The number of what is said; empty where it contradicts what stands. */
    private static Optional<Long> decide(String member, String buyer, boolean same) {
        var decision =
                new Decision(new SourceKey("shop", "Buyer", buyer), new SourceKey("club", "Member", member), same);
        return way.warehouse.decisions().decide(decision, "erin", "", Optional.empty()) instanceof Made made
                ? Optional.of(made.decided().id())
                : Optional.empty();
    }
}
