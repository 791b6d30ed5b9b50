package io.customerhub.sandbox.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A Jamaican wholesaler that does not exist, the same to the byte wherever it is made: 2,000 true customers, spread over
 * QuickBooks, a sheet and a loyalty programme that disagree as such systems do.
 */
public final class DemoCompany {

    /** The company's own present; nothing in it is later. */
    public static final Instant TODAY = Instant.parse("2026-10-31T22:00:00Z");

    private static final long SEED = 876_658L;
    private static final int CUSTOMERS = 2_000;
    private static final int IN_BOOKS = 1_700;
    private static final int IN_SHEET_ALONE = 300;
    private static final int IN_BOTH = 900;
    private static final int STRANGERS = 20;

    private DemoCompany() {}

    public static Company create() {
        Random random = new Random(SEED);
        List<TrueCustomer> everyone = Clientele.of(CUSTOMERS + STRANGERS, random);
        List<TrueCustomer> shuffled = new ArrayList<>(everyone.subList(0, CUSTOMERS));
        Collections.shuffle(shuffled, random);
        List<TrueCustomer> inBooks = shuffled.subList(0, IN_BOOKS);
        List<TrueCustomer> inSheet = new ArrayList<>(shuffled.subList(CUSTOMERS - IN_SHEET_ALONE, CUSTOMERS));
        inSheet.addAll(shuffled.subList(0, IN_BOTH));
        Collections.shuffle(inSheet, random);

        BookKeeper bookKeeper = new BookKeeper(random);
        List<TrueCustomer> entered = new ArrayList<>(inBooks);
        Collections.shuffle(entered, random);
        bookKeeper.enterAll(entered);
        FrontDesk frontDesk = new FrontDesk(random);
        frontDesk.noteAll(inSheet);
        LoyaltyDesk loyaltyDesk = new LoyaltyDesk(random);
        loyaltyDesk.enrolAll(joiners(inBooks, inSheet, everyone.subList(CUSTOMERS, everyone.size()), random));

        List<Assortment.Item> items = Assortment.items(random);
        Map<Entity, List<BookRecord>> books = new EnumMap<>(Entity.class);
        books.putAll(new SalesLedger(random, items).write(bookKeeper.entries()));
        books.put(Entity.CUSTOMER, bookKeeper.records());
        books.put(Entity.ITEM, Assortment.records(items));

        List<TruthRow> truth = new ArrayList<>();
        for (BookKeeper.Entry entry : bookKeeper.entries()) {
            truth.add(new TruthRow(
                    "quickbooks",
                    Entity.CUSTOMER.word(),
                    entry.id(),
                    entry.customer().id()));
        }
        truth.addAll(frontDesk.truth());
        truth.addAll(loyaltyDesk.truth());
        return new Company(
                "demo",
                books,
                frontDesk.rows(),
                loyaltyDesk.members(),
                CardFile.of(everyone.subList(0, CUSTOMERS)),
                truth);
    }

    /** Persons only: most of them out of the books, some known to the sheet alone, a few to nobody else. */
    private static List<TrueCustomer> joiners(
            List<TrueCustomer> inBooks, List<TrueCustomer> inSheet, List<TrueCustomer> strangers, Random random) {
        List<TrueCustomer> joiners = new ArrayList<>();
        inBooks.stream()
                .filter(customer -> !customer.isOrganisation())
                .limit(440)
                .forEach(joiners::add);
        inSheet.stream()
                .filter(customer -> !customer.isOrganisation() && !inBooks.contains(customer))
                .limit(40)
                .forEach(joiners::add);
        joiners.addAll(strangers);
        Collections.shuffle(joiners, random);
        return joiners;
    }
}
