package io.customerhub.identity;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of keys and links. Asking for keys holds them until the page is committed, whether they are known or
 * not: of two pages that race for the same new customer the second waits and then finds it.
 */
public interface IdentityIndex {
    Map<IdentityKey, CustomerId> holders(Set<IdentityKey> keys);

    Map<SourceKey, CustomerId> links(Set<SourceKey> records);

    /**
     * Which of these ids cannot be given to somebody new: a customer outlives the record they were first seen in, and one
     * who turned out to be another still leads to them.
     */
    Set<CustomerId> taken(Set<CustomerId> ids);

    /** The same customers, the one whose first record came first at the head. */
    List<CustomerId> bySeniority(Set<CustomerId> customers);
}
