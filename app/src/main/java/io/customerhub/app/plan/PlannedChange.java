package io.customerhub.app.plan;

import io.customerhub.warehouse.store.PlannedDelivery;
import java.util.List;
import java.util.Locale;

/**
 * What a sink is to be told of one customer.
 *
 * @param customer our id, the sink's external id
 * @param name the customer's; empty where there is none
 * @param vendorId the sink's own id of the record; empty where it is to be created
 * @param unanswered whether an earlier delivery's answer is still out, so that the sink may hold other values than we know of
 * @param fields what changes, in the order of their names; none for a record that is taken away
 * @param because what brought it about: the run's records, and who turned out to be whom
 */
public record PlannedChange(
        String sink,
        String customer,
        String name,
        Kind change,
        String vendorId,
        boolean unanswered,
        List<FieldChange> fields,
        List<String> because) {
    public PlannedChange {
        fields = List.copyOf(fields);
        because = List.copyOf(because);
    }

    /** What becomes of the sink's record. */
    public enum Kind {
        CREATE,
        UPDATE,
        RETIRE;

        static Kind of(PlannedDelivery delivery) {
            return switch (delivery.operation()) {
                case RETIRE -> RETIRE;
                case UPSERT -> delivery.held().isPresent() ? UPDATE : CREATE;
            };
        }

        /** As a person reads it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names the change among all others of a plan. */
    String key() {
        return sink + " " + customer;
    }
}
