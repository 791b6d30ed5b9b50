package io.customerhub.profile;

import io.customerhub.model.CustomerField;
import io.customerhub.model.CustomerRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which of several records' values a profile shows. Ties go to the next best way, at last to the record's key. */
enum SurvivorshipRule {
    /** The source that stands first in the declared order. */
    SOURCE_ORDER,
    /** The record that its source changed last. */
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
        Comparator<CustomerRecord> bySource = Comparator.comparingInt(record -> rank(record, order));
        Comparator<CustomerRecord> byTime =
                Comparator.comparing(CustomerRecord::changedAt).reversed();
        Comparator<CustomerRecord> byKey = Comparator.comparing(CustomerRecord::key);
        Function<CustomerRecord, String> value =
                record -> record.facts().get(field).orElse("");
        return switch (this) {
            case SOURCE_ORDER -> bySource.thenComparing(byTime).thenComparing(byKey);
            case NEWEST -> byTime.thenComparing(bySource).thenComparing(byKey);
            case LONGEST ->
                Comparator.<CustomerRecord>comparingInt(
                                record -> -value.apply(record).length())
                        .thenComparing(bySource)
                        .thenComparing(byTime)
                        .thenComparing(byKey);
            case MOST_FREQUENT -> {
                Map<String, Long> counts =
                        candidates.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
                yield Comparator.<CustomerRecord>comparingLong(record -> -counts.getOrDefault(value.apply(record), 0L))
                        .thenComparing(bySource)
                        .thenComparing(byTime)
                        .thenComparing(byKey);
            }
        };
    }

    private static int rank(CustomerRecord record, List<String> order) {
        int place = order.indexOf(record.key().source());
        return place < 0 ? order.size() : place;
    }
}
