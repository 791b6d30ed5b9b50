package io.customerhub.app.page;

import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.profile.Profile;
import io.customerhub.profile.Survivorship;
import io.customerhub.relation.RelatedCustomers;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;

/** Builds the profiles of the customers a page touched, from all their records, and tells what they share with others. */
public final class ProfileStage {
    public ProfiledPage build(@Body ResolvedPage page) {
        if (page.customers().isEmpty()) {
            return profiled(page, List.of());
        }
        Survivorship survivorship = page.context().rules().survivorship();
        Map<CustomerId, List<CustomerRecord>> records =
                page.context().transaction().profiles().records(page.customers());
        List<Profile> profiles = page.customers().stream()
                .sorted()
                .map(customer -> survivorship.profile(customer, records.getOrDefault(customer, List.of())))
                .toList();
        return profiled(page, profiles);
    }

    private static ProfiledPage profiled(ResolvedPage page, List<Profile> profiles) {
        RelatedCustomers related = page.context().rules().relationships().of(profiles);
        return new ProfiledPage(page.context(), page.counts(), profiles, related, page.gone());
    }
}
