package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A wholesaler of any size: about 21 lines a document and a customer for every 120 lines, spread over two years.
 *
 * <p>Documents are computed from their number when they are read, so that size costs no memory.
 */
public final class GeneratedCompany {

    private static final int LINES_PER_DOCUMENT = 21;
    private static final int LINES_PER_CUSTOMER = 120;
    private static final int ITEMS = 4_000;
    private static final long SEED = 0x5EEDL;
    private static final Instant START = Instant.parse("2024-11-01T08:00:00Z");
    private static final Instant END = Instant.parse("2026-10-31T17:00:00Z");

    private final long lines;
    private final long documents;
    private final int customers;

    private GeneratedCompany(long lines) {
        this.lines = lines;
        this.documents = (lines + LINES_PER_DOCUMENT - 1) / LINES_PER_DOCUMENT;
        this.customers = (int) Math.max(1, lines / LINES_PER_CUSTOMER);
    }

    /** A company with exactly so many document lines. */
    public static Company ofLines(long lines) {
        if (lines < 1) {
            throw new IllegalArgumentException("generating a company of " + lines + " lines: give --lines 1 or more");
        }
        return new GeneratedCompany(lines).company();
    }

    private Company company() {
        Map<Entity, List<BookRecord>> books = new EnumMap<>(Entity.class);
        List<BookRecord> people = new ArrayList<>(customers);
        for (int i = 0; i < customers; i++) {
            people.add(customer(i));
        }
        books.put(Entity.CUSTOMER, people);
        for (long i = 0; i < documents; i++) {
            long number = i;
            BookRecord document = new BookRecord(
                    id(number), time(number), true, () -> document(number).json());
            books.computeIfAbsent(entity(number), unused -> new ArrayList<>()).add(document);
        }
        return Company.ofBooks("generated", books);
    }

    private static String id(long number) {
        return String.valueOf(1_000_000 + number);
    }

    private static Entity entity(long number) {
        if (number % 25 == 24) {
            return Entity.SALES_RECEIPT;
        }
        return number % 20 == 19 ? Entity.CREDIT_MEMO : Entity.INVOICE;
    }

    private Instant time(long number) {
        long span = END.getEpochSecond() - START.getEpochSecond();
        return START.plusSeconds((long) ((double) span * number / documents));
    }

    private BookRecord customer(int index) {
        String id = String.valueOf(index + 1);
        ObjectNode customer = Ledger.head(id, START, START);
        customer.put("DisplayName", name(index));
        customer.put("CompanyName", name(index));
        customer.put("Active", true);
        customer.putObject("PrimaryEmailAddr").put("Address", "orders@shop" + id + ".example");
        customer.putObject("PrimaryPhone")
                .put("FreeFormNumber", String.format("876-%07d", 2_000_000 + index % 7_999_999));
        Ledger.reference(customer, "CurrencyRef", "JMD", "Jamaican Dollar");
        return BookRecord.of(id, START, true, customer);
    }

    private static String name(int index) {
        return "Shop " + (index + 1);
    }

    private Document document(long number) {
        SplittableRandom random = new SplittableRandom(SEED + number * 7919);
        int count = (int) Math.min(LINES_PER_DOCUMENT, lines - number * LINES_PER_DOCUMENT);
        Entity entity = entity(number);
        int sign = entity == Entity.CREDIT_MEMO ? -1 : 1;
        List<DocumentLine> content = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int item = random.nextInt(ITEMS);
            content.add(new DocumentLine(
                    "SKU" + item,
                    "Item " + item,
                    BigDecimal.valueOf((long) sign * (1 + random.nextInt(24))),
                    BigDecimal.valueOf(100 + (item * 37L) % 9_900, 2)));
        }
        // The square makes a few customers buy often and most of them seldom.
        double skew = random.nextDouble();
        int buyer = (int) (skew * skew * customers);
        Optional<Document.Party> party = entity == Entity.SALES_RECEIPT
                ? Optional.empty()
                : Optional.of(new Document.Party(String.valueOf(buyer + 1), name(buyer)));
        Instant time = time(number);
        LocalDate date = time.atZone(ZoneOffset.UTC).toLocalDate();
        return new Document(entity, id(number), id(number), date, time, time, party, "JMD", content);
    }
}
