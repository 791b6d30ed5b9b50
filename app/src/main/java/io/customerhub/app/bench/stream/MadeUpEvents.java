package io.customerhub.app.bench.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Events as other systems send them: one of twenty was sent before, one of 97 is none, one of 49 names its customer by an
 * address, one of twenty is a displeased message. The same order gives the same events.
 */
final class MadeUpEvents {
    static final String TOPIC = "customer-interactions";
    static final int PARTITIONS = 4;

    private static final Instant DAY = Instant.parse("2026-10-30T00:00:00Z");
    private static final int BROKEN_EVERY = 97;
    private static final int AGAIN_EVERY = 20;
    private static final int BY_ADDRESS_EVERY = 49;
    private static final int DISPLEASED_EVERY = 20;
    private static final int SECONDS_A_DAY = 86_400;

    private final Random random = new Random(7);
    private final List<String> customers;
    private final List<Event> sent = new ArrayList<>();
    private int number;
    private int different;

    /** @param customers the addresses of those who are known, in the order of their numbers */
    MadeUpEvents(List<String> customers) {
        this.customers = List.copyOf(customers);
    }

    /**
     * One message of the topic.
     *
     * @param value a character a byte
     * @param id empty where the message is no event
     * @param records how many records the hub is given: an address is one of its own
     */
    record Event(int partition, String value, Optional<String> id, int records) {
        byte[] bytes() {
            return value.getBytes(ISO_8859_1);
        }
    }

    /**
     * Some events, and what has to be in the table of whoever kept them all.
     *
     * @param middle for each partition the last event of the first half that was not sent before
     * @param last the same of all
     */
    record Batch(List<Event> events, List<String> middle, List<String> last) {
        Batch {
            events = List.copyOf(events);
            middle = List.copyOf(middle);
            last = List.copyOf(last);
        }

        static Batch of(List<Event> events) {
            return new Batch(events, lastIds(events.subList(0, events.size() / 2)), lastIds(events));
        }

        private static List<String> lastIds(List<Event> events) {
            Set<String> seen = new HashSet<>();
            Map<Integer, String> last = new TreeMap<>();
            for (Event event : events) {
                event.id().filter(seen::add).ifPresent(id -> last.put(event.partition(), id));
            }
            return List.copyOf(last.values());
        }

        /** What names the rows that there have to be. */
        Set<String> ids() {
            Set<String> ids = new HashSet<>();
            events.forEach(event -> event.id().ifPresent(ids::add));
            return ids;
        }

        /** How many messages are events, those that were sent before included. */
        long sound() {
            return events.stream().filter(event -> event.id().isPresent()).count();
        }

        long records() {
            return events.stream().mapToLong(Event::records).sum();
        }
    }

    /** The next ones. The last of each partition is sound and new, so that whoever has it has all. */
    Batch next(int events) {
        var batch = new ArrayList<Event>();
        while (batch.size() < events - PARTITIONS) {
            batch.add(next());
        }
        for (int partition = 0; partition < PARTITIONS; partition++) {
            batch.add(sound(partition));
        }
        return Batch.of(batch);
    }

    /** The next one. */
    Event next() {
        number++;
        if (number % BROKEN_EVERY == 0) {
            return new Event(number % PARTITIONS, broken(number / BROKEN_EVERY), Optional.empty(), 1);
        }
        if (number % AGAIN_EVERY == 0 && !sent.isEmpty()) {
            return sent.get(random.nextInt(sent.size()));
        }
        return sound(random.nextInt(customers.size()));
    }

    private Event sound(int customer) {
        different++;
        boolean byAddress = different % BY_ADDRESS_EVERY == 0;
        boolean displeased = different % DISPLEASED_EVERY == 0;
        String id = "e" + different;
        String text = """
                {"id":"%s","time":"%s","customer":%s,"kind":"%s","channel":"web","direction":"in","subject":"Page %d","text":"%s"}""".formatted(
                        id,
                        DAY.plusSeconds(different % SECONDS_A_DAY),
                        byAddress
                                ? "{\"email\":\"" + customers.get(customer).toUpperCase(Locale.ROOT) + "\"}"
                                : "{\"system\":\"files\",\"entity\":\"Customers\",\"id\":\"" + customer + "\"}",
                        displeased ? "message" : List.of("visit", "call").get(random.nextInt(2)),
                        random.nextInt(100),
                        displeased ? "This is terrible, I am very angry and disappointed." : "");
        var event = new Event(customer % PARTITIONS, text, Optional.of(id), byAddress ? 2 : 1);
        sent.add(event);
        return event;
    }

    private static String broken(int which) {
        return switch (which % 4) {
            case 0 -> "\u00ff\u00fe\u0000";
            case 1 -> "{\"id\":\"half-" + which;
            case 2 -> "{\"id\":\"wrong-" + which + "\",\"time\":\"yesterday\"}";
            default -> "[" + which + "]";
        };
    }
}
