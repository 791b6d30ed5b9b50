package io.customerhub.sandbox.quickbooks;

import io.customerhub.sandbox.company.Entity;
import java.util.List;

/**
 * One query as QuickBooks understands it.
 *
 * @param count whether the number of records is asked for and not the records
 * @param orderField empty for the order of entry
 * @param start 1-based
 */
record Query(
        Entity entity,
        boolean count,
        List<Condition> conditions,
        String orderField,
        boolean descending,
        int start,
        int maximum) {

    static final String CHANGED = "MetaData.LastUpdatedTime";
    static final int LARGEST_PAGE = 1_000;

    Query {
        conditions = List.copyOf(conditions);
    }

    /** Inactive customers and items are hidden unless the query says something about them. */
    boolean hidesInactive() {
        return conditions.stream().noneMatch(condition -> condition.field().equals("Active"));
    }

    boolean isOrderedByChange() {
        return orderField.equals(CHANGED);
    }
}
