package io.customerhub.app.page;

import io.customerhub.model.CustomerRecord;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityVerdict.Accepted;
import java.util.List;

/**
 * Sound records.
 *
 * @param quarantined how many were put aside
 */
record JudgedPage(
        PageContext context,
        List<Accepted<CustomerRecord>> customers,
        List<Accepted<TransactionRecord>> transactions,
        int quarantined) {
    JudgedPage {
        customers = List.copyOf(customers);
        transactions = List.copyOf(transactions);
    }

    int accepted() {
        return customers.size() + transactions.size();
    }
}
