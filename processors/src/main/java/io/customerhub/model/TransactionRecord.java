package io.customerhub.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An invoice, sales receipt, credit memo, refund, payment or adjustment.
 *
 * @param customer the source's record of the customer; empty for what belongs to nobody
 * @param number the number printed on the document
 * @param currency ISO 4217
 * @param total exactly as the source gives it, in {@code currency}
 */
public record TransactionRecord(
        SourceKey key,
        Instant changedAt,
        TransactionKind kind,
        Optional<SourceKey> customer,
        Optional<String> number,
        LocalDate date,
        String currency,
        BigDecimal total,
        List<TransactionLine> lines)
        implements Belonging {
    public TransactionRecord {
        lines = List.copyOf(lines);
    }

    /** This transaction with its currency written otherwise. */
    public TransactionRecord with(String code) {
        return new TransactionRecord(key, changedAt, kind, customer, number, date, code, total, lines);
    }
}
