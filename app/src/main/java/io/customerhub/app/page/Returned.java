package io.customerhub.app.page;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.Facts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record in which a sink was told of a customer.
 *
 * @param customer who that is; empty where they are no more
 * @param echoed the fields in which it says what the sink was told, and no more
 * @param former what was known of the record before
 */
record Returned(Optional<CustomerId> customer, Set<CustomerField> echoed, Optional<CustomerRecord> former) {
    Returned {
        echoed = Set.copyOf(echoed);
    }

    /** Whether the record is nobody's: the sink was told of somebody who is no more, and it was never known otherwise. */
    boolean isNobodys() {
        return customer.isEmpty() && former.isEmpty();
    }

    /** What comes back as it was told is as old as it was. */
    private Map<CustomerField, Instant> since(Facts facts, Instant changedAt) {
        var since = new EnumMap<CustomerField, Instant>(CustomerField.class);
        former.ifPresent(record -> echoed.stream()
                .filter(field -> facts.get(field).isPresent())
                .filter(field -> !record.changedAt(field).equals(changedAt))
                .forEach(field -> since.put(field, record.changedAt(field))));
        return since;
    }

    /** What the record says of its own: what comes back as the sink was told it keeps its former value. */
    CustomerRecord own(CustomerRecord judged) {
        var values = new EnumMap<CustomerField, String>(CustomerField.class);
        values.putAll(judged.facts().values());
        for (CustomerField field : echoed) {
            values.remove(field);
            former.flatMap(record -> record.facts().get(field)).ifPresent(value -> values.put(field, value));
        }
        var facts = new Facts(values);
        Facts before = former.map(CustomerRecord::facts).orElse(new Facts(Map.of()));
        Instant changedAt =
                facts.equals(before) ? former.map(CustomerRecord::changedAt).orElse(Instant.EPOCH) : judged.changedAt();
        return new CustomerRecord(judged.key(), changedAt, facts, since(facts, changedAt), judged.relations());
    }
}
