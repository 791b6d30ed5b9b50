package io.customerhub.relation;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells by what customers have to do with each other. It goes by the values that their profiles show, so neither the order in which
 * records came nor what lost counts.
 */
public final class Relationships {
    private static final String PERSON = "person";
    private static final String ORGANISATION = "organisation";

    private final Optional<HouseholdRule.Keys> household;
    private final Optional<OrganisationRule.Keys> organisation;

    Relationships(Optional<HouseholdRule.Keys> household, Optional<OrganisationRule.Keys> organisation) {
        this.household = household;
        this.organisation = organisation;
    }

    /** What these customers share with whomever else. */
    public RelatedCustomers of(List<Profile> profiles) {
        Map<CustomerId, RelationKeys> keys = new HashMap<>();
        for (Profile profile : profiles) {
            RelationKeys own = keys(profile);
            if (!own.equals(RelationKeys.NONE)) {
                keys.put(profile.customer(), own);
            }
        }
        return new RelatedCustomers(
                keys,
                new RelationLimits(
                        household.map(each -> each.rule().most()).orElse(0),
                        organisation.map(each -> each.rule().most()).orElse(0)));
    }

    /** A customer of whom nobody says whether they are a person has no keys. */
    RelationKeys keys(Profile customer) {
        String kind = customer.get(CustomerField.KIND).orElse("");
        boolean isOrganisation = kind.equals(ORGANISATION);
        if (!isOrganisation && !kind.equals(PERSON)) {
            return RelationKeys.NONE;
        }
        return new RelationKeys(
                isOrganisation ? "" : household.map(each -> each.of(customer)).orElse(""),
                organisation.map(each -> each.byName(customer, isOrganisation)).orElse(""),
                organisation.map(each -> each.byMail(customer, isOrganisation)).orElse(""));
    }
}
