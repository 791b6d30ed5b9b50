package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The demo company's transactions over 24 months: a few customers buy often, most seldom, some never come back. */
final class SalesLedger {

    static final ZoneOffset JAMAICA = ZoneOffset.ofHours(-5);
    private static final Instant OPENED = DemoCompany.TODAY.minus(Duration.ofDays(730));
    private static final BigDecimal GCT = new BigDecimal("0.15");
    private static final BigDecimal JMD_FOR_USD = new BigDecimal("158");
    private static final int INVOICES = 15_200;
    private static final int COUNTER_SALES = 3_000;
    private static final int PAYMENTS = 1_100;

    /** A transaction before it has its number. */
    private record Draft(Entity entity, Instant time, Optional<BookKeeper.Entry> buyer) {}

    private final Random random;
    private final List<Assortment.Item> items;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Document> invoices = new ArrayList<>();
    private final Map<Entity, List<BookRecord>> books = new EnumMap<>(Entity.class);

    SalesLedger(Random random, List<Assortment.Item> items) {
        this.random = random;
        this.items = items;
    }

    /** All transactions, numbered in the order of their time. */
    Map<Entity, List<BookRecord>> write(List<BookKeeper.Entry> customers) {
        draftInvoices(customers);
        draft(Entity.SALES_RECEIPT, COUNTER_SALES, Optional.empty());
        draft(Entity.REFUND_RECEIPT, 60, Optional.empty());
        draft(Entity.JOURNAL_ENTRY, 24, Optional.empty());
        drafts.sort(Comparator.comparing(Draft::time));
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            books.computeIfAbsent(draft.entity, unused -> new ArrayList<>()).add(number(draft, i + 1));
        }
        books.computeIfAbsent(Entity.PAYMENT, unused -> new ArrayList<>()).addAll(Cashier.book(invoices));
        return books;
    }

    private void draftInvoices(List<BookKeeper.Entry> customers) {
        double[] weights = new double[customers.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double pareto = Math.min(60, Math.pow(1 - random.nextDouble(), -0.7));
            boolean never = random.nextInt(20) == 0;
            weights[i] = never ? 0 : pareto * (customers.get(i).customer().isOrganisation() ? 2 : 1);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            BookKeeper.Entry buyer = customers.get(i);
            Instant first = buyer.created().isBefore(OPENED) ? OPENED : buyer.created();
            Duration stays = Duration.between(first, DemoCompany.TODAY);
            Instant last = random.nextInt(100) < 30
                    ? first.plusSeconds((long) (stays.toSeconds() * (0.2 + 0.6 * random.nextDouble())))
                    : DemoCompany.TODAY;
            int count = (int) Math.round(weights[i] / sum * INVOICES);
            for (int n = 0; n < count; n++) {
                Instant time = between(first, last);
                drafts.add(new Draft(Entity.INVOICE, time, Optional.of(buyer)));
                Instant later = time.plus(Duration.ofDays(1 + random.nextInt(20)));
                if (random.nextInt(30) == 0 && later.isBefore(DemoCompany.TODAY)) {
                    drafts.add(new Draft(Entity.CREDIT_MEMO, later, Optional.of(buyer)));
                } else if (random.nextInt(INVOICES) < PAYMENTS && later.isBefore(DemoCompany.TODAY)) {
                    drafts.add(new Draft(Entity.PAYMENT, later, Optional.of(buyer)));
                }
            }
        }
    }

    private void draft(Entity entity, int count, Optional<BookKeeper.Entry> buyer) {
        for (int i = 0; i < count; i++) {
            drafts.add(new Draft(entity, between(OPENED, DemoCompany.TODAY), buyer));
        }
    }

    /** A time in the opening hours of a day between the two, to the second. */
    private Instant between(Instant first, Instant last) {
        long seconds = Math.max(1, Duration.between(first, last).toSeconds());
        LocalDate day = first.plusSeconds((long) (random.nextDouble() * seconds))
                .atOffset(JAMAICA)
                .toLocalDate();
        Instant time = day.atTime(8, 0).toInstant(JAMAICA).plusSeconds(random.nextInt(9 * 3600));
        return time.isAfter(DemoCompany.TODAY) ? time.minus(Duration.ofDays(1)) : time;
    }

    private BookRecord number(Draft draft, int position) {
        String id = String.valueOf(10_000 + position);
        Instant edited = draft.time.plus(Duration.ofHours(1 + random.nextInt(900)));
        Instant updated = random.nextInt(50) == 0 && edited.isBefore(DemoCompany.TODAY) ? edited : draft.time;
        String currency = draft.buyer.map(buyer -> buyer.customer().currency()).orElse("JMD");
        Optional<Document.Party> party = draft.buyer.map(buyer -> new Document.Party(buyer.id(), buyer.displayName()));
        LocalDate date = draft.time.atOffset(JAMAICA).toLocalDate();
        if (draft.entity == Entity.PAYMENT) {
            return payment(id, draft, date, updated, currency);
        }
        Document document =
                new Document(draft.entity, id, id, date, draft.time, updated, party, currency, lines(draft, currency));
        if (draft.entity == Entity.INVOICE) {
            invoices.add(document);
        }
        return document.toRecord();
    }

    /** A payment on account, which settles no invoice. */
    private BookRecord payment(String id, Draft draft, LocalDate date, Instant updated, String currency) {
        ObjectNode payment = Ledger.head(id, draft.time, updated);
        payment.put("TxnDate", date.toString());
        draft.buyer.ifPresent(buyer -> Ledger.reference(payment, "CustomerRef", buyer.id(), buyer.displayName()));
        Ledger.reference(payment, "CurrencyRef", currency, currency);
        BigDecimal amount = BigDecimal.valueOf(100_000 + random.nextInt(5_000_000), 2);
        payment.put("TotalAmt", amount).put("UnappliedAmt", amount).putArray("Line");
        return BookRecord.of(id, updated, true, payment);
    }

    private List<DocumentLine> lines(Draft draft, String currency) {
        int count = draft.entity == Entity.INVOICE ? 1 + random.nextInt(9) : 1 + random.nextInt(3);
        List<DocumentLine> lines = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        for (int i = 0; i < count; i++) {
            Assortment.Item item = items.get(random.nextInt(items.size()));
            BigDecimal price =
                    currency.equals("USD") ? item.price().divide(JMD_FOR_USD, 2, RoundingMode.HALF_UP) : item.price();
            DocumentLine line =
                    new DocumentLine(item.id(), item.name(), BigDecimal.valueOf(1 + random.nextInt(12)), price);
            lines.add(line);
            net = net.add(line.amount());
        }
        if (draft.entity != Entity.JOURNAL_ENTRY && random.nextInt(5) > 0) {
            BigDecimal tax = net.multiply(GCT).setScale(2, RoundingMode.HALF_UP);
            lines.add(new DocumentLine("GCT", "GCT 15 %", BigDecimal.ONE, tax));
        }
        return lines;
    }
}
