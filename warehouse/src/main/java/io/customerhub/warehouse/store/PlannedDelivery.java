package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.connectors.Delivery.Operation;
import io.customerhub.model.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsed run would have a sink be told of one customer.
 *
 * @param name the customer's; empty where they have none, or are no more
 * @param vendorId the sink's own id of the record it holds
 * @param held what the sink is known to hold; empty where it holds nothing yet
 * @param wanted what it is to hold; without meaning for a record that is to be taken away
 * @param tried whether an earlier version of this is on its way, its answer still out: the sink may hold it already
 * @param lineage for each word of our fields the record its value came from, and the rule that chose it
 * @param because the source records of the run that are about the customer, and who they turned out to be
 */
public record PlannedDelivery(
        String sink,
        CustomerId customer,
        Optional<String> name,
        Operation operation,
        Optional<String> vendorId,
        Optional<ObjectNode> held,
        ObjectNode wanted,
        boolean tried,
        JsonNode lineage,
        List<String> because) {
    public PlannedDelivery {
        because = List.copyOf(because);
    }

    /** Counts of the customers whom a run touched, by what a sink would do about each. */
    public record Counts(
            String sink,
            long create,
            long update,
            long retire,
            long unchanged,
            long skipped,
            long waiting,
            long failed) {}
}
