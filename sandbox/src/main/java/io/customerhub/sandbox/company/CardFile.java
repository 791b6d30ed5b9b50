package io.customerhub.sandbox.company;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** The customers that the demo company's further systems know, each system in its own handwriting. */
final class CardFile {

    private static final long SEED = 41_076L;
    private static final Duration REACH = Duration.ofDays(730);

    private final List<TrueCustomer> everyone;
    private final Map<String, List<CustomerCard>> cards = new LinkedHashMap<>();

    private CardFile(List<TrueCustomer> everyone) {
        this.everyone = everyone;
    }

    static Map<String, List<CustomerCard>> of(List<TrueCustomer> everyone) {
        CardFile file = new CardFile(everyone);
        file.add("hubspot", 1_500, customer -> true);
        file.add("dynamics", 600, customer -> true);
        file.add("dynamics-leads", 200, customer -> true);
        file.add("salesforce", 700, customer -> true);
        file.add("salesforce-leads", 180, customer -> true);
        file.add("stripe", 400, customer -> true);
        file.add("facebook", 90, customer -> !customer.isOrganisation());
        file.add("places", 260, TrueCustomer::isOrganisation);
        file.add("directory", 420, TrueCustomer::isOrganisation);
        file.add("field-visits", 300, customer -> true);
        return file.cards;
    }

    /** Every system draws from numbers of its own, so that one more system changes none of the others. */
    private void add(String system, int count, Predicate<TrueCustomer> known) {
        Random random = new Random(SEED + system.hashCode());
        Handwriting hand = new Handwriting(random);
        List<TrueCustomer> order = new ArrayList<>(everyone);
        Collections.shuffle(order, random);
        cards.put(
                system,
                order.stream()
                        .filter(known)
                        .limit(count)
                        .map(customer -> card(customer, random, hand))
                        .toList());
    }

    private static CustomerCard card(TrueCustomer customer, Random random, Handwriting hand) {
        Instant created = DemoCompany.TODAY.minusMillis((long) (random.nextDouble() * REACH.toMillis()));
        Instant changed = hand.chance(60)
                ? created.plusMillis((long) (random.nextDouble()
                        * Duration.between(created, DemoCompany.TODAY).toMillis()))
                : created;
        boolean moved = hand.chance(5);
        Places.Place place = moved ? Places.town(random) : customer.place();
        return new CustomerCard(
                customer.id(),
                hand.chance(3) ? hand.typo(customer.givenName()) : customer.givenName(),
                hand.chance(4) ? hand.typo(customer.familyName()) : customer.familyName(),
                customer.isOrganisation() ? hand.organisation(customer.organisation()) : "",
                hand.chance(85) ? hand.email(customer.email()) : "",
                hand.chance(82) ? hand.phone(customer.phone()) : "",
                hand.chance(70) ? (moved ? Places.street(random) : customer.street()) : "",
                hand.chance(85) ? place.town() : "",
                hand.chance(80) ? hand.parish(place.parish()) : "",
                customer.currency(),
                created.truncatedTo(ChronoUnit.MILLIS),
                changed.truncatedTo(ChronoUnit.MILLIS));
    }
}
