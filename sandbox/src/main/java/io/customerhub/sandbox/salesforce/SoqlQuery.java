package io.customerhub.sandbox.salesforce;

import java.util.List;

/**
 * One query over records of one kind.
 *
 * @param count whether the number of records is asked for and not the records
 * @param limit the most records to give
 */
record SoqlQuery(
        SObjectKind kind, List<String> fields, boolean count, SoqlCondition condition, List<Order> orders, int limit) {

    /** One field to sort by. */
    record Order(String field, boolean descending) {}

    SoqlQuery {
        fields = List.copyOf(fields);
        orders = List.copyOf(orders);
    }

    /** The records that the query means, in its order. */
    List<SObject> run(List<SObject> objects) {
        return objects.stream()
                .filter(condition::holds)
                .sorted(this::compare)
                .limit(limit)
                .toList();
    }

    private int compare(SObject left, SObject right) {
        for (Order order : orders) {
            int result = SoqlCondition.compare(
                    order.field, SoqlCondition.text(left, order.field), SoqlCondition.text(right, order.field));
            if (result != 0) {
                return order.descending ? -result : result;
            }
        }
        return left.id().compareTo(right.id());
    }
}
