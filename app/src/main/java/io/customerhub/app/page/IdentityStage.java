package io.customerhub.app.page;

import io.customerhub.identity.Resolution;
import io.customerhub.identity.Resolution.Merge;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Problem;
import io.customerhub.model.SourceKey;
import io.customerhub.quality.QualityVerdict.Accepted;
import io.customerhub.warehouse.store.Identities;
import io.customerhub.warehouse.store.PageTransaction;
import io.customerhub.warehouse.store.Reach;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;

/**
 * Finds out who records are about: customers' records by comparing them, what belongs to customers by its source's customer.
 */
public final class IdentityStage {
    public ResolvedPage resolve(@Body JudgedPage page) {
        Reach reach = page.reach();
        PageTransaction transaction = page.context().transaction();
        if (reach.isEmpty() && !transaction.isReview()) {
            return new ResolvedPage(page.context(), page.counts(), Set.of(), Set.of());
        }
        Identities identities = transaction.identities(reach);
        Resolution resolution = identities.match(page.context().rules().matching(), records(page));
        identities.keep(resolution, notes(page));
        Set<CustomerId> gone = new HashSet<>(identities.withdraw(reach.withdrawn()));
        Map<SourceKey, CustomerId> owners = identities.links(reach.owners());
        transaction.transactions().keep(page.transactions(), owners);
        transaction
                .plainRecords()
                .keep(page.plain(), owners, page.context().rules().lexicon());
        resolution.merges().stream().map(Merge::from).forEach(gone::add);
        Set<CustomerId> touched = new HashSet<>(identities.customers());
        touched.addAll(resolution.customers());
        touched.removeAll(gone);
        return new ResolvedPage(page.context(), page.counts(), touched, gone);
    }

    private static List<CustomerRecord> records(JudgedPage page) {
        return page.customers().stream().map(Accepted::record).toList();
    }

    private static Map<SourceKey, List<Problem>> notes(JudgedPage page) {
        Map<SourceKey, List<Problem>> notes = new HashMap<>();
        page.customers().forEach(accepted -> notes.put(accepted.key(), accepted.notes()));
        return notes;
    }
}
