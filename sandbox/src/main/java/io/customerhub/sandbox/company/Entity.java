package io.customerhub.sandbox.company;

import java.util.Optional;

/** The kinds of record in the books that can be read. */
public enum Entity {
    CUSTOMER("Customer"),
    ITEM("Item"),
    INVOICE("Invoice"),
    CREDIT_MEMO("CreditMemo"),
    SALES_RECEIPT("SalesReceipt"),
    REFUND_RECEIPT("RefundReceipt"),
    JOURNAL_ENTRY("JournalEntry"),
    PAYMENT("Payment");

    private final String word;

    Entity(String word) {
        this.word = word;
    }

    /** The name as QuickBooks writes it. */
    public String word() {
        return word;
    }

    /** Whether it stands in a list and can be made inactive, rather than being a transaction that can be deleted. */
    public boolean isListed() {
        return this == CUSTOMER || this == ITEM;
    }

    /** Finds an entity by its name in any case, as QuickBooks does. */
    public static Optional<Entity> of(String word) {
        for (Entity entity : values()) {
            if (entity.word.equalsIgnoreCase(word)) {
                return Optional.of(entity);
            }
        }
        return Optional.empty();
    }
}
