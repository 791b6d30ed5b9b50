package io.customerhub.identity.match;

import io.customerhub.model.SourceKey;

/**
 * What people said of two records, by their keys: it holds whatever becomes of them, and waits for those that are not there.
 *
 * @param same whether they are about one customer, or about two
 */
public record Decision(SourceKey one, SourceKey two, boolean same) {
    /** The same, whichever of the two was named first. */
    public Decision ordered() {
        SourceKey first = one;
        return one.compareTo(two) <= 0 ? this : new Decision(two, first, same);
    }
}
