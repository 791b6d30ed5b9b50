package io.customerhub.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Canonical records for tests. */
public final class Records {
    private Records() {}

    public static SourceKey key(String source, int id) {
        return new SourceKey(source, "Customer", String.valueOf(id));
    }

    /** A customer's record; fields by their words, each followed by its value. */
    public static CustomerRecord customer(SourceKey key, String... wordsAndValues) {
        return customer(key, Instant.EPOCH, wordsAndValues);
    }

    public static CustomerRecord customer(SourceKey key, Instant changedAt, String... wordsAndValues) {
        var values = new EnumMap<CustomerField, String>(CustomerField.class);
        for (int i = 0; i < wordsAndValues.length; i += 2) {
            values.put(CustomerField.of(wordsAndValues[i]).orElseThrow(), wordsAndValues[i + 1]);
        }
        return new CustomerRecord(key, changedAt, new Facts(values));
    }

    /** An invoice of 2025 with lines of these amounts. */
    public static TransactionRecord invoice(String currency, LocalDate date, String total, String... amounts) {
        List<TransactionLine> lines = Stream.of(amounts)
                .map(amount -> new TransactionLine(
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new BigDecimal(amount)))
                .toList();
        return new TransactionRecord(
                new SourceKey("shop", "Invoice", "1"),
                Instant.EPOCH,
                TransactionKind.INVOICE,
                Optional.empty(),
                Optional.empty(),
                date,
                currency,
                new BigDecimal(total),
                lines);
    }
}
