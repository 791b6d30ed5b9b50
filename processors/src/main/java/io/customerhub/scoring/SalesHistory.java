package io.customerhub.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A customer's business with us in the currency they use most.
 *
 * @param purchases how many invoices and sales receipts
 * @param lastPurchase the date of the latest of them
 * @param revenue the sum of all their transactions' totals, refunds and credits deducted, in {@code currency}
 */
public record SalesHistory(int purchases, LocalDate lastPurchase, BigDecimal revenue, String currency) {}
