package io.customerhub.sandbox.company;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Keeps the demo company's sheet of contacts, by hand. */
final class FrontDesk {

    private static final LocalDate TODAY = LocalDate.ofInstant(DemoCompany.TODAY, ZoneOffset.UTC);
    private static final List<String> NOTES = List.of(
            "", "", "", "", "", "prefers WhatsApp", "call after 4", "asked for price list", "do not call", "regular");

    private final Random random;
    private final Handwriting hand;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<TruthRow> truth = new ArrayList<>();

    FrontDesk(Random random) {
        this.random = random;
        this.hand = new Handwriting(random);
    }

    List<List<Cell>> rows() {
        return List.copyOf(rows);
    }

    List<TruthRow> truth() {
        return List.copyOf(truth);
    }

    void noteAll(List<TrueCustomer> customers) {
        for (TrueCustomer customer : customers) {
            note(customer);
            if (hand.chance(1)) {
                noteNobody();
            }
        }
    }

    private void note(TrueCustomer customer) {
        String id = nextId();
        boolean moved = hand.chance(4);
        Places.Place place = moved ? Places.town(random) : customer.place();
        boolean named = !customer.isOrganisation() || hand.chance(50);
        rows.add(List.of(
                new Cell.Text(id),
                text(named ? hand.person(customer) : ""),
                text(customer.isOrganisation() ? hand.organisation(customer.organisation()) : ""),
                text(hand.chance(72) ? hand.email(customer.email()) : ""),
                hand.chance(85) ? number(hand.phone(customer.phone())) : new Cell.Blank(),
                text(hand.chance(75) ? (moved ? Places.street(random) : customer.street()) : ""),
                text(hand.chance(90) ? place.town() : ""),
                text(hand.chance(85) ? hand.parish(place.parish()) : ""),
                hand.chance(35) ? number(hand.taxNumber(customer.taxNumber())) : new Cell.Blank(),
                customer.isOrganisation() || !hand.chance(60) ? new Cell.Blank() : birthDate(customer),
                hand.chance(80) ? new Cell.Day(TODAY.minusDays(random.nextInt(700))) : new Cell.Blank(),
                text(NOTES.get(random.nextInt(NOTES.size())))));
        truth.add(new TruthRow("google-sheets", "Contacts", id, customer.id()));
    }

    /** A row that says nothing that anyone could be known by. */
    private void noteNobody() {
        String email = random.nextBoolean() ? "n/a" : "noemail@@";
        rows.add(List.of(
                new Cell.Text(nextId()),
                text(random.nextBoolean() ? "" : "test"),
                new Cell.Blank(),
                text(email),
                text(random.nextBoolean() ? "000" : ""),
                new Cell.Blank(),
                new Cell.Blank(),
                new Cell.Blank(),
                new Cell.Blank(),
                text("31/02/1990"),
                new Cell.Blank(),
                text("?")));
    }

    private String nextId() {
        return String.format(Locale.ROOT, "CT-%05d", rows.size() + 1);
    }

    private Cell birthDate(TrueCustomer customer) {
        if (hand.chance(1)) {
            return text("31/02/" + customer.birthDate().getYear());
        }
        return new Cell.Day(customer.birthDate());
    }

    private static Cell text(String value) {
        return value.isEmpty() ? new Cell.Blank() : new Cell.Text(value);
    }

    /** What a sheet makes of digits alone: a number, whose leading zeros are gone. */
    private static Cell number(String typed) {
        boolean digits = typed.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? new Cell.Numeric(new BigDecimal(typed)) : text(typed);
    }
}
