package io.customerhub.relation;

import io.customerhub.identity.compare.NormalForms;
import io.customerhub.model.CustomerField;
import io.customerhub.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells the organisation that somebody is or works for.
 *
 * @param by the fields that tell it: {@link CustomerField#ORGANISATION}, {@link CustomerField#EMAIL}
 * @param most how many persons of one organisation are still told of each other
 * @param except names and domains that say nothing, as people write them
 */
record OrganisationRule(Set<CustomerField> by, int most, List<String> except) {
    OrganisationRule {
        by = Set.copyOf(by);
        except = List.copyOf(except);
    }

    /** The rule as it is applied; what values mean is known then. */
    Keys keys(NormalForms forms) {
        return new Keys(
                this,
                forms,
                except.stream()
                        .flatMap(each -> Stream.of(forms.organisation(each), forms.companyOfSite(each)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Tells the organisations of customers; texts are empty where nothing tells. */
    record Keys(OrganisationRule rule, NormalForms forms, Set<String> except) {
        String byName(Profile customer, boolean organisation) {
            Optional<String> name = customer.get(CustomerField.ORGANISATION)
                    .or(() -> organisation ? customer.get(CustomerField.NAME) : Optional.empty());
            return told(CustomerField.ORGANISATION, name.map(forms::organisation));
        }

        /** An organisation that has no mailbox of its own can still have a site. */
        String byMail(Profile customer, boolean organisation) {
            Optional<String> mailbox =
                    customer.get(CustomerField.EMAIL).map(forms::companyOfMail).filter(domain -> !domain.isEmpty());
            return told(
                    CustomerField.EMAIL,
                    mailbox.or(() -> organisation
                            ? customer.get(CustomerField.WEBSITE).map(forms::companyOfSite)
                            : Optional.empty()));
        }

        private String told(CustomerField by, Optional<String> value) {
            return value.filter(each -> rule.by.contains(by) && !except.contains(each))
                    .orElse("");
        }
    }
}
