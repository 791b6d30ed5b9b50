package io.customerhub.app.bench.scoring;

import java.time.LocalDate;

/**
 * A line of an invoice or of what takes one back.
 *
 * @param customer empty where the seller does not know them
 * @param group empty where the set names no column of it
 * @param amount what it adds to sales: below 0 where it takes something back
 */
record SaleLine(
        String customer,
        String item,
        String document,
        LocalDate day,
        String group,
        double amount,
        boolean isPurchase) {}
