package io.customerhub.app.why;

import io.customerhub.warehouse.store.IdentityEvent;
import io.customerhub.warehouse.store.KnownCustomer.Merged;
import java.util.List;
import java.util.Optional;

/**
 * Why a customer is as the hub shows them.
 *
 * @param name empty where they have none
 * @param values each value with its whole history, in reading order
 * @param records why each record is theirs, in the order in which they came
 * @param score empty for a customer who has never bought
 * @param models what models say, and what made it so
 * @param noted what quality noted of their records, whether or not a value came of it
 * @param merged customers who turned out to be this one
 * @param history what happened to the customer, the first at the head
 */
public record Explanation(
        String customerId,
        String name,
        List<ValueReasons> values,
        List<RecordReasons> records,
        Optional<ScoreReasons> score,
        List<ModelReasons> models,
        List<Noted> noted,
        List<Merged> merged,
        List<IdentityEvent> history) {
    public Explanation {
        values = List.copyOf(values);
        records = List.copyOf(records);
        models = List.copyOf(models);
        noted = List.copyOf(noted);
        merged = List.copyOf(merged);
        history = List.copyOf(history);
    }

    /**
     * What there is about one field alone.
     *
     * @param withScore whether the score stays
     */
    public Explanation of(String field, boolean withScore) {
        List<ValueReasons> shown =
                values.stream().filter(value -> value.field().equals(field)).toList();
        return new Explanation(
                customerId,
                name,
                shown,
                records.stream()
                        .filter(record ->
                                shown.stream().anyMatch(value -> value.record().equals(record.record())))
                        .toList(),
                withScore ? score : Optional.empty(),
                models.stream()
                        .filter(model -> model.score().model().equals(field))
                        .toList(),
                noted.stream().filter(note -> note.field().equals(field)).toList(),
                merged,
                history);
    }

    /** What a quality rule noted of a field of a record. */
    public record Noted(String field, String record, String rule, String message, Optional<Place> place) {}
}
