package io.customerhub.sandbox.listings;

import io.customerhub.sandbox.company.CustomerCard;

/**
 * One business in the directory.
 *
 * @param parish as the directory spells it, empty if it does not know
 */
record Listing(int id, CustomerCard card, String parish) {

    static Listing of(int id, CustomerCard card) {
        return new Listing(id, card, card.parish().replaceFirst("^(Saint|St) ", "St. "));
    }

    boolean hasWebsite() {
        return id % 3 == 0;
    }
}
