package io.customerhub.profile;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of several records' values a profile shows. Ties go to the next best way, at last to the record's key. */
enum SurvivorshipRule {
    /** The source that stands first in the declared order. */
    SOURCE_ORDER,
    /** The value that its source changed last. */
    NEWEST,
    /** The value with the most characters. */
    LONGEST,
    /** The value that most records have. */
    MOST_FREQUENT;

    static SurvivorshipRule of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** Orders records that have the field, the one to choose first. */
    Comparator<CustomerRecord> best(CustomerField field, List<CustomerRecord> candidates, List<String> order) {
        return steps(field, candidates, order).stream()
                .map(Step::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    /** Why one record's value was chosen and not another's: completes a sentence that starts with the other's value. */
    String reason(
            CustomerField field,
            List<CustomerRecord> candidates,
            List<String> order,
            CustomerRecord chosen,
            CustomerRecord other) {
        if (chosen.facts().get(field).equals(other.facts().get(field))) {
            return "says the same";
        }
        return steps(field, candidates, order).stream()
                .filter(step -> step.order().compare(chosen, other) != 0)
                .findFirst()
                .map(step -> step.reason().apply(chosen, other))
                .orElse("is the same record's");
    }

    /** One way to order records, and what it says of the one that comes later. */
    private record Step(Comparator<CustomerRecord> order, BiFunction<CustomerRecord, CustomerRecord, String> reason) {}

    /** The ways in which this rule orders records, one after the other where the one before finds no difference. */
    private List<Step> steps(CustomerField field, List<CustomerRecord> candidates, List<String> order) {
        Function<CustomerRecord, String> value =
                record -> record.facts().get(field).orElse("");
        var source = new Step(
                Comparator.comparingInt(record -> rank(record, order)),
                (chosen, other) -> "is of %s, which source-order puts behind %s"
                        .formatted(other.key().source(), chosen.key().source()));
        Function<CustomerRecord, Instant> since = record -> record.changedAt(field);
        var time = new Step(
                Comparator.comparing(since).reversed(), (chosen, other) -> "is older, of " + since.apply(other));
        var key = new Step(
                Comparator.comparing(CustomerRecord::key), (chosen, other) -> "is of the record with the later key");
        return switch (this) {
            case SOURCE_ORDER -> List.of(source, time, key);
            case NEWEST -> List.of(time, source, key);
            case LONGEST ->
                List.of(
                        new Step(
                                Comparator.comparingInt(
                                        record -> -value.apply(record).length()),
                                (chosen, other) -> "is shorter"),
                        source,
                        time,
                        key);
            case MOST_FREQUENT -> {
                Map<String, Long> counts =
                        candidates.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
                Function<CustomerRecord, Long> count = record -> counts.getOrDefault(value.apply(record), 0L);
                yield List.of(
                        new Step(
                                Comparator.comparingLong(record -> -count.apply(record)),
                                (chosen, other) -> "is in fewer records, %d and not %d"
                                        .formatted(count.apply(other), count.apply(chosen))),
                        source,
                        time,
                        key);
            }
        };
    }

    private static int rank(CustomerRecord record, List<String> order) {
        int place = order.indexOf(record.key().source());
        return place < 0 ? order.size() : place;
    }
}
