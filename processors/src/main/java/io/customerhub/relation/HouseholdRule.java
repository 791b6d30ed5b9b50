package io.customerhub.relation;

import io.customerhub.identity.compare.NormalForms;
import io.customerhub.model.CustomerField;
import io.customerhub.profile.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What persons of one household share.
 *
 * @param address fields that are read as one address
 * @param locality fields that tell where it is; the first that has a value counts
 * @param also fields that are equal besides
 * @param most how many persons may share it before it is a building
 * @param except addresses that say nothing, as people write them
 */
record HouseholdRule(
        List<CustomerField> address,
        List<CustomerField> locality,
        List<CustomerField> also,
        int most,
        List<String> except) {
    private static final String BETWEEN = ", ";

    HouseholdRule {
        address = List.copyOf(address);
        locality = List.copyOf(locality);
        also = List.copyOf(also);
        except = List.copyOf(except);
    }

    /** The rule as it is applied; what values mean is known then. */
    Keys keys(NormalForms forms) {
        return new Keys(
                this,
                forms,
                except.stream().map(each -> forms.home(List.of(each))).collect(Collectors.toUnmodifiableSet()));
    }

    /** Tells the households of persons. */
    record Keys(HouseholdRule rule, NormalForms forms, Set<String> except) {
        /** Empty where a person says too little. */
        String of(Profile person) {
            String home = forms.home(rule.address.stream()
                    .flatMap(field -> person.get(field).stream())
                    .toList());
            Optional<String> where = rule.locality.stream()
                    .flatMap(field -> person.get(field).map(value -> place(field, value)).stream())
                    .filter(place -> !place.isEmpty())
                    .findFirst();
            List<String> besides = rule.also.stream()
                    .flatMap(field -> person.get(field).map(forms::text).stream())
                    .toList();
            boolean known = !home.isEmpty()
                    && !except.contains(home)
                    && where.isPresent()
                    && besides.size() == rule.also.size();
            return known
                    ? home
                            + BETWEEN
                            + where.get()
                            + besides.stream().map(value -> BETWEEN + value).collect(Collectors.joining())
                    : "";
        }

        private String place(CustomerField field, String value) {
            return field == CustomerField.POSTAL_CODE ? forms.code(value) : forms.place(value);
        }
    }
}
