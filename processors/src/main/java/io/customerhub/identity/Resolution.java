package io.customerhub.identity;

import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import java.util.List;

/**
 * Who a page's records are about.
 *
 * @param resolved each record of the page once
 * @param merges customers that turned out to be one
 */
public record Resolution(List<Resolved> resolved, List<Merge> merges) {
    public Resolution {
        resolved = List.copyOf(resolved);
        merges = List.copyOf(merges);
    }

    /**
     * A record with the customer it is about.
     *
     * @param keys what the record can be recognised by
     * @param evidence the kinds of keys by which it was recognised; empty for a customer's first record
     */
    public record Resolved(CustomerRecord record, CustomerId customer, List<IdentityKey> keys, List<String> evidence) {
        public Resolved {
            keys = List.copyOf(keys);
            evidence = List.copyOf(evidence);
        }
    }

    /** {@code from} is no more; all that was theirs is {@code into}'s. */
    public record Merge(CustomerId from, CustomerId into) {}
}
