package io.customerhub.warehouse.store;

import io.customerhub.scoring.served.CustomerScore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A customer with where each value came from.
 *
 * @param values the fields in reading order
 * @param score the score's columns; empty for a customer who has never bought
 * @param models what models say of the customer
 * @param related what belongs to them beside their transactions, kind by kind
 * @param relationships with whom they have to do, kind by kind
 * @param sinks what the CRMs hold, as {@code hubspot-contacts 1234 since 2026-…}
 * @param former who was asked for by an id that this customer did not have then
 * @param history what happened to the customer, the first at the head
 */
public record CustomerView(
        String customerId,
        List<Value> values,
        Map<String, String> score,
        List<CustomerScore> models,
        List<Source> records,
        List<Related> related,
        List<Relationship> relationships,
        List<String> sinks,
        Optional<Former> former,
        List<IdentityEvent> history) {
    public CustomerView {
        values = List.copyOf(values);
        models = List.copyOf(models);
        records = List.copyOf(records);
        related = List.copyOf(related);
        relationships = List.copyOf(relationships);
        sinks = List.copyOf(sinks);
        history = List.copyOf(history);
    }

    /** The same customer with these relationships. */
    CustomerView with(List<Relationship> known) {
        return new CustomerView(customerId, values, score, models, records, related, known, sinks, former, history);
    }

    /** Who turned out to be the customer. */
    public record Former(String customerId, long run, Instant at) {}

    /** A value, the record it came from, when its source last changed that record, and the rule that chose it. */
    public record Value(String field, String value, String from, String changedAt, String rule) {}

    /**
     * A record that is about the customer.
     *
     * @param evidence by which keys it was recognised; none for the first
     */
    public record Source(String record, List<String> evidence, List<String> notes) {
        public Source {
            evidence = List.copyOf(evidence);
            notes = List.copyOf(notes);
        }
    }

    /**
     * With whom a customer has to do in one way.
     *
     * @param kind as the warehouse's reading schema calls it, as {@code works for}
     * @param count with how many
     * @param first the first of them by name, ten at the most
     */
    public record Relationship(String kind, long count, List<Other> first) {
        public Relationship {
            first = List.copyOf(first);
        }
    }

    /**
     * Another customer.
     *
     * @param because what tells it: {@code address}, {@code organisation}, {@code email}, or the record that declares it
     */
    public record Other(String customerId, String name, List<String> because) {
        public Other {
            because = List.copyOf(because);
        }
    }

    /**
     * What belongs to the customer of one kind.
     *
     * @param kind as mappings call it
     * @param count how many there are
     * @param latest the last five, the newest first: their fields, and {@code record}, where they are from
     */
    public record Related(String kind, long count, List<Map<String, String>> latest) {
        public Related {
            latest = List.copyOf(latest);
        }
    }
}
