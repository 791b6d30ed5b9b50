package io.customerhub.app.page;

import io.customerhub.model.Belonging;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.PlainRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.Reach;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sound records.
 *
 * @param plain interactions, opportunities, social profiles, campaigns and products
 * @param withdrawn records that their source deleted: there is nothing to judge of them
 * @param told of the customers' records those in which a sink was told of somebody, with who that is
 * @param quarantined how many were put aside
 */
record JudgedPage(
        PageContext context,
        List<Accepted<CustomerRecord>> customers,
        List<TransactionRecord> transactions,
        List<PlainRecord> plain,
        Set<SourceKey> withdrawn,
        Map<SourceKey, CustomerId> told,
        int quarantined) {
    JudgedPage {
        customers = List.copyOf(customers);
        transactions = List.copyOf(transactions);
        plain = List.copyOf(plain);
        withdrawn = Set.copyOf(withdrawn);
        told = Map.copyOf(told);
    }

    /** The page's ledger: a record that is withdrawn is accepted to be gone. */
    PageCounts counts() {
        int accepted = customers.size() + transactions.size() + plain.size() + withdrawn.size();
        return new PageCounts(context.read(), context.unchanged(), accepted, quarantined);
    }

    Reach reach() {
        List<Belonging> belongings =
                Stream.<Belonging>concat(transactions.stream(), plain.stream()).toList();
        return new Reach(
                customers.stream().map(Accepted::key).collect(Collectors.toSet()),
                belongings.stream().map(Belonging::key).collect(Collectors.toSet()),
                belongings.stream()
                        .flatMap(record -> record.customer().stream())
                        .collect(Collectors.toSet()),
                withdrawn,
                told,
                context.asked());
    }
}
