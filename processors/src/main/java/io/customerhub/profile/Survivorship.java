package io.customerhub.profile;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import io.customerhub.profile.Profile.Chosen;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The declared rules by which a customer's records become one profile. The order in which records are given does not matter. */
public final class Survivorship {
    private static final Comparator<SourceKey> BY_KEY = Comparator.comparing(SourceKey::source)
            .thenComparing(SourceKey::entity)
            .thenComparing(SourceKey::id);

    private final List<String> order;
    private final SurvivorshipRule usual;
    private final Map<CustomerField, SurvivorshipRule> special;

    Survivorship(List<String> order, SurvivorshipRule usual, Map<CustomerField, SurvivorshipRule> special) {
        this.order = List.copyOf(order);
        this.usual = usual;
        this.special = Map.copyOf(special);
    }

    /**
     * A record that has a value of the field as well, and why another record's was chosen.
     *
     * @param reason completes a sentence that starts with its value
     */
    public record Beaten(CustomerRecord record, String value, String reason) {}

    /** Those of a customer's records whose value of a field was not chosen, the next best first. */
    public List<Beaten> beaten(CustomerField field, List<CustomerRecord> records) {
        List<CustomerRecord> candidates = candidates(field, records);
        SurvivorshipRule rule = rule(field);
        List<CustomerRecord> ordered =
                candidates.stream().sorted(rule.best(field, candidates, order)).toList();
        return ordered.stream()
                .skip(1)
                .map(record -> new Beaten(
                        record,
                        record.facts().get(field).orElseThrow(),
                        rule.reason(field, candidates, order, ordered.get(0), record)))
                .toList();
    }

    private SurvivorshipRule rule(CustomerField field) {
        return special.getOrDefault(field, usual);
    }

    private static List<CustomerRecord> candidates(CustomerField field, List<CustomerRecord> records) {
        return records.stream()
                .filter(record -> record.facts().get(field).isPresent())
                .toList();
    }

    /** The profile of a customer from all records that are about them, at least one. */
    public Profile profile(CustomerId customer, List<CustomerRecord> records) {
        var values = new EnumMap<CustomerField, Chosen>(CustomerField.class);
        for (CustomerField field : CustomerField.values()) {
            List<CustomerRecord> candidates = candidates(field, records);
            SurvivorshipRule rule = rule(field);
            candidates.stream()
                    .min(rule.best(field, candidates, order))
                    .ifPresent(best -> values.put(
                            field,
                            new Chosen(
                                    best.facts().get(field).orElseThrow(),
                                    best.key(),
                                    best.changedAt(field),
                                    candidates.size() == 1 ? "only-value" : rule.word())));
        }
        Instant changedAt = records.stream()
                .map(CustomerRecord::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<SourceKey> keys =
                records.stream().map(CustomerRecord::key).sorted(BY_KEY).toList();
        return new Profile(customer, values, keys, changedAt);
    }
}
