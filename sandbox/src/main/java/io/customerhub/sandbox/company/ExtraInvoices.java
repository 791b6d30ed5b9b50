package io.customerhub.sandbox.company;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invoices made on demand, so that more change at a time than a change feed can tell. */
public final class ExtraInvoices {

    private static final int A_SECOND = 40;
    private static final List<String> GOODS = List.of("1", "2", "3", "4", "5");

    private ExtraInvoices() {}

    /**
     * Makes invoices for a company's customers in turn; forty change in the first second, forty in the next.
     *
     * @param firstId the number of the first; the others follow
     */
    public static List<BookRecord> of(Company company, long firstId, int count, Instant updated) {
        List<BookRecord> customers = company.book(Entity.CUSTOMER);
        List<BookRecord> invoices = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long number = firstId + i;
            Instant time = updated.plusSeconds(i / A_SECOND);
            Optional<Document.Party> party = customers.isEmpty()
                    ? Optional.empty()
                    : Optional.of(customers.get(i % customers.size()).id())
                            .map(id -> new Document.Party(id, "Customer " + id));
            String item = GOODS.get(i % GOODS.size());
            DocumentLine line = new DocumentLine(
                    item, "Item " + item, BigDecimal.valueOf(1 + i % 9), BigDecimal.valueOf(10_000 + i, 2));
            invoices.add(new Document(
                            Entity.INVOICE,
                            String.valueOf(number),
                            String.valueOf(number),
                            LocalDate.ofInstant(time, SalesLedger.JAMAICA),
                            time,
                            time,
                            party,
                            "JMD",
                            List.of(line))
                    .toRecord());
        }
        return invoices;
    }
}
