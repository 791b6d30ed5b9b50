package io.customerhub.sandbox.company;

import java.time.LocalDate;

/**
 * A customer as they really are, of whom every system knows a part, and none of them all.
 *
 * @param organisation the organisation's name, empty for a person
 * @param phone ten digits
 * @param taxNumber the TRN, nine digits
 */
record TrueCustomer(
        String id,
        String givenName,
        String middleInitial,
        String familyName,
        String organisation,
        String email,
        String phone,
        String street,
        Places.Place place,
        String taxNumber,
        LocalDate birthDate,
        String currency) {

    boolean isOrganisation() {
        return !organisation.isEmpty();
    }

    String fullName() {
        return givenName + " " + familyName;
    }

    String displayName() {
        return isOrganisation() ? organisation : fullName();
    }
}
