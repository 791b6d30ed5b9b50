package io.customerhub.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happened. Amounts carry their sign: money that a customer owes or pays us is positive, what we give back negative. */
public enum TransactionKind {
    INVOICE,
    SALES_RECEIPT,
    CREDIT_MEMO,
    REFUND,
    PAYMENT,
    ADJUSTMENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TransactionKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(TransactionKind::word).toList();
    }
}
