package io.customerhub.warehouse.store;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the warehouse holds: the figures that must reconcile with the books of the sources.
 *
 * @param quarantined records that wait for a person
 */
public record WarehouseTotals(
        long customers,
        long records,
        long quarantined,
        long documents,
        long lines,
        List<Books> books,
        List<Business> business,
        List<SinkDepth> sinks) {
    public WarehouseTotals {
        books = List.copyOf(books);
        business = List.copyOf(business);
        sinks = List.copyOf(sinks);
    }

    /**
     * The sum of all documents' totals in one currency, exact, and how it divides.
     *
     * @param ofNobody what belongs to no customer: in the totals, in no profile, not lost
     */
    public record Books(String currency, BigDecimal total, BigDecimal ofCustomers, BigDecimal ofNobody) {}

    /**
     * Documents of one kind, currency, and with or without a customer.
     *
     * @param total the sum of their totals, exact
     */
    public record Business(
            String kind, String currency, boolean ofCustomers, long documents, long lines, BigDecimal total) {}

    /** A sink: customers it is known to hold, deliveries that wait, and those it refused. */
    public record SinkDepth(String sink, long held, long pending, long failed) {}
}
