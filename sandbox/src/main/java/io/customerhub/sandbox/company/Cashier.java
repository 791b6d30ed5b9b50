package io.customerhub.sandbox.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Books what the demo company's customers pay: most invoices within weeks, some by half, many not yet. */
final class Cashier {

    private static final long SEED = 60_201L;
    private static final long FIRST_ID = 100_001;
    private static final int PAID_IN_A_HUNDRED = 62;

    private final Random random = new Random(SEED);
    private final List<BookRecord> payments = new ArrayList<>();
    private long nextId = FIRST_ID;

    static List<BookRecord> book(List<Document> invoices) {
        Cashier cashier = new Cashier();
        invoices.forEach(cashier::consider);
        return List.copyOf(cashier.payments);
    }

    private void consider(Document invoice) {
        boolean paid = random.nextInt(100) < PAID_IN_A_HUNDRED;
        boolean half = random.nextInt(20) == 0;
        Instant time =
                invoice.created().plus(Duration.ofDays(random.nextInt(45))).plusSeconds(60 + random.nextInt(20_000));
        if (paid && !time.isAfter(DemoCompany.TODAY)) {
            BigDecimal total = invoice.total();
            pay(invoice, half ? total.divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP) : total, time);
        }
    }

    private void pay(Document invoice, BigDecimal amount, Instant time) {
        String id = String.valueOf(nextId++);
        ObjectNode payment = Ledger.head(id, time, time);
        payment.put("TxnDate", LocalDate.ofInstant(time, SalesLedger.JAMAICA).toString());
        invoice.customer().ifPresent(buyer -> Ledger.reference(payment, "CustomerRef", buyer.id(), buyer.name()));
        Ledger.reference(payment, "CurrencyRef", invoice.currency(), invoice.currency());
        payment.put("TotalAmt", amount).put("UnappliedAmt", BigDecimal.ZERO).put("ProcessPayment", false);
        payment.putArray("Line")
                .addObject()
                .put("Amount", amount)
                .putArray("LinkedTxn")
                .addObject()
                .put("TxnId", invoice.id())
                .put("TxnType", Entity.INVOICE.word());
        payments.add(BookRecord.of(id, time, true, payment));
    }
}
