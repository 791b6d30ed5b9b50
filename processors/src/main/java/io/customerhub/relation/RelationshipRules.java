package io.customerhub.relation;

import io.customerhub.identity.compare.Dictionary;
import io.customerhub.identity.compare.NormalForms;
import java.util.Optional;

/** What is declared of relationships that follow from what is known of customers; one that is not declared follows from nothing. */
public final class RelationshipRules {
    private final Optional<HouseholdRule> household;
    private final Optional<OrganisationRule> organisation;

    RelationshipRules(Optional<HouseholdRule> household, Optional<OrganisationRule> organisation) {
        this.household = household;
        this.organisation = organisation;
    }

    /** Finds relationships as is declared here. */
    public Relationships by(Dictionary words) {
        var forms = new NormalForms(words);
        return new Relationships(household.map(rule -> rule.keys(forms)), organisation.map(rule -> rule.keys(forms)));
    }
}
