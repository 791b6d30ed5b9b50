package io.customerhub.sandbox.company;

import java.time.Instant;

/**
 * What one system's people wrote down about a customer they know. What they did not ask for is empty.
 *
 * @param customer who it truly is
 * @param organisation empty for a person
 * @param created when the system first knew of them, to the millisecond; never later than {@code changed}
 */
public record CustomerCard(
        String customer,
        String givenName,
        String familyName,
        String organisation,
        String email,
        String phone,
        String street,
        String town,
        String parish,
        String currency,
        Instant created,
        Instant changed) {

    public boolean isOrganisation() {
        return !organisation.isEmpty();
    }

    /** The name that a list would show. */
    public String displayName() {
        return isOrganisation() ? organisation : (givenName + " " + familyName).trim();
    }
}
