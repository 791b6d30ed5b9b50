package io.customerhub.app.page;

import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Resolved;
import io.customerhub.identity.Resolver;
import io.customerhub.model.CustomerId;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.model.TransactionRecord;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.warehouse.store.Identities;
import io.customerhub.warehouse.store.PageCounts;
import io.customerhub.warehouse.store.PageTransaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;

/** Finds out who records are about: customer records by their keys, transactions by their source's customer. */
public final class IdentityStage {
    private final Resolver resolver;

    public IdentityStage(Resolver resolver) {
        this.resolver = resolver;
    }

    public ResolvedPage resolve(@Body JudgedPage page) {
        PageTransaction transaction = page.context().transaction();
        Identities identities = transaction.identities();
        Resolution resolution = new Resolution(List.of(), List.of());
        if (!page.customers().isEmpty()) {
            resolution = resolver.resolve(page.customers(), identities);
            Map<SourceKey, List<Problem>> notes = new HashMap<>();
            page.customers().forEach(accepted -> notes.put(accepted.key(), accepted.notes()));
            identities.keep(resolution, notes);
        }
        Set<CustomerId> customers =
                resolution.resolved().stream().map(Resolved::customer).collect(Collectors.toCollection(HashSet::new));
        customers.addAll(transactions(page, identities));
        int unchanged = page.context().unchanged();
        var counts = new PageCounts(page.context().read(), unchanged, page.accepted(), page.quarantined());
        return new ResolvedPage(page.context(), counts, customers, resolution.merges());
    }

    private static Set<CustomerId> transactions(JudgedPage page, Identities identities) {
        if (page.transactions().isEmpty()) {
            return Set.of();
        }
        List<TransactionRecord> transactions =
                page.transactions().stream().map(Accepted::record).toList();
        Set<SourceKey> owners =
                transactions.stream().flatMap(t -> t.customer().stream()).collect(Collectors.toSet());
        Map<SourceKey, CustomerId> customers = identities.links(owners);
        page.context().transaction().transactions().keep(transactions, customers);
        return Set.copyOf(customers.values());
    }
}
