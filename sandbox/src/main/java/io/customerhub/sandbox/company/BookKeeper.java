package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Keeps the demo company's customers in QuickBooks, enters three in a hundred twice, and some that are nobody. */
final class BookKeeper {

    /** A customer as entered: whom it is truly about, and since when. */
    record Entry(String id, String displayName, TrueCustomer customer, Instant created) {}

    private static final Instant OPENED = Instant.parse("2024-10-31T14:00:00Z");
    private static final int IMPORTED_AT_ONCE = 600;

    private final Random random;
    private final Handwriting hand;
    private final Set<String> displayNames = new HashSet<>();
    private final List<BookRecord> records = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private Instant clock = OPENED;

    BookKeeper(Random random) {
        this.random = random;
        this.hand = new Handwriting(random);
    }

    List<BookRecord> records() {
        return List.copyOf(records);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void enterAll(List<TrueCustomer> customers) {
        // The last ones come back later under a name that is not quite the same.
        List<TrueCustomer> order = new ArrayList<>(customers);
        for (TrueCustomer customer : customers) {
            if (hand.chance(3)) {
                order.add(IMPORTED_AT_ONCE + random.nextInt(order.size() - IMPORTED_AT_ONCE), customer);
            }
        }
        Duration pace = Duration.between(OPENED, DemoCompany.TODAY)
                .dividedBy(Math.max(1, order.size() - IMPORTED_AT_ONCE + 40));
        Set<String> known = new HashSet<>();
        for (int i = 0; i < order.size(); i++) {
            if (i >= IMPORTED_AT_ONCE) {
                clock = clock.plusSeconds(pace.toSeconds() / 2 + random.nextInt((int) pace.toSeconds()));
            }
            enter(order.get(i), !known.add(order.get(i).id()));
        }
        enterNobody("Cash Customer", "");
        enterNobody("Walk-in", "");
        enterNobody("???", "");
        for (int i = 1; i <= 13; i++) {
            enterNobody("Counter sale " + i, i % 4 == 0 ? "none@" : "");
        }
    }

    private void enter(TrueCustomer customer, boolean again) {
        String id = String.valueOf(records.size() + 1);
        String written = customer.isOrganisation() ? hand.organisation(customer.organisation()) : hand.person(customer);
        if (again && written.equals(customer.displayName())) {
            written = hand.typo(written);
        }
        String name = unused(written, customer.place().town());
        Instant updated = hand.chance(25) ? clock.plusSeconds(random.nextInt(40 * 86_400)) : clock;
        Instant latest = updated.isAfter(DemoCompany.TODAY) ? clock : updated;
        boolean active = !hand.chance(2);
        ObjectNode record = Ledger.head(id, clock, latest);
        record.put("DisplayName", name);
        record.put("FullyQualifiedName", name);
        if (customer.isOrganisation()) {
            record.put("CompanyName", written);
            if (hand.chance(60)) {
                record.put("GivenName", customer.givenName()).put("FamilyName", customer.familyName());
            }
        } else {
            record.put("GivenName", customer.givenName()).put("FamilyName", familyName(customer));
            if (!customer.middleInitial().isEmpty() && hand.chance(50)) {
                record.put("MiddleName", customer.middleInitial());
            }
        }
        contact(record, customer);
        record.put("Active", active);
        record.put("Balance", hand.chance(20) ? random.nextInt(90_000) : 0);
        Ledger.reference(
                record,
                "CurrencyRef",
                customer.currency(),
                customer.currency().equals("USD") ? "United States Dollar" : "Jamaican Dollar");
        records.add(BookRecord.of(id, latest, active, record));
        entries.add(new Entry(id, name, customer, clock));
    }

    private String familyName(TrueCustomer customer) {
        return hand.chance(3) ? hand.typo(customer.familyName()) : customer.familyName();
    }

    private void contact(ObjectNode record, TrueCustomer customer) {
        if (hand.chance(82)) {
            record.putObject("PrimaryEmailAddr").put("Address", hand.email(customer.email()));
        }
        if (hand.chance(88)) {
            record.putObject(hand.chance(80) ? "PrimaryPhone" : "Mobile")
                    .put("FreeFormNumber", hand.phone(customer.phone()));
        }
        if (hand.chance(85)) {
            boolean moved = hand.chance(5);
            Places.Place place = moved ? Places.town(random) : customer.place();
            record.putObject("BillAddr")
                    .put("Line1", moved ? Places.street(random) : customer.street())
                    .put("City", place.town())
                    .put("CountrySubDivisionCode", hand.parish(place.parish()))
                    .put("Country", hand.chance(90) ? "Jamaica" : "JM");
        }
        if (hand.chance(45)) {
            record.put("ResaleNum", hand.taxNumber(customer.taxNumber()));
        }
    }

    private void enterNobody(String name, String email) {
        String id = String.valueOf(records.size() + 1);
        ObjectNode record = Ledger.head(id, clock, clock);
        record.put("DisplayName", name).put("FullyQualifiedName", name).put("Active", true);
        if (!email.isEmpty()) {
            record.putObject("PrimaryEmailAddr").put("Address", email);
        }
        Ledger.reference(record, "CurrencyRef", "JMD", "Jamaican Dollar");
        records.add(BookRecord.of(id, clock, true, record));
        displayNames.add(name.toLowerCase(Locale.ROOT));
    }

    private String unused(String name, String town) {
        String candidate = name;
        for (int i = 1; !displayNames.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = i == 1 ? name + " - " + town : name + " - " + town + " " + i;
        }
        return candidate;
    }
}
