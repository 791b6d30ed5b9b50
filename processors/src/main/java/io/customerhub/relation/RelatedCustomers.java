package io.customerhub.relation;

import io.customerhub.model.CustomerId;
import java.util.Map;

/**
 * What tells that customers have to do with others.
 *
 * @param keys of each that has any
 */
public record RelatedCustomers(Map<CustomerId, RelationKeys> keys, RelationLimits limits) {
    public RelatedCustomers {
        keys = Map.copyOf(keys);
    }

    public RelationKeys of(CustomerId customer) {
        return keys.getOrDefault(customer, RelationKeys.NONE);
    }
}
