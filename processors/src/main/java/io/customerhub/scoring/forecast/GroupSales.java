package io.customerhub.scoring.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sales by group and week, as the warehouse has them as of a day.
 *
 * @param byWeek of each group, net of what was taken back, by how many weeks lie between that week and the day: the seven days
 *     that end with it are week 0. Weeks without any document are not in it
 * @param latest the day of the latest document; empty where there is none
 * @param notCounted how many documents are in currencies that count for nothing
 */
public record GroupSales(
        Map<String, SortedMap<Integer, BigDecimal>> byWeek, Optional<LocalDate> latest, long notCounted) {
    /** The group of customers of whom the field is not known, and of sales to nobody in particular. */
    public static final String NOT_KNOWN = "not known";

    public GroupSales {
        byWeek = byWeek.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        group -> Collections.unmodifiableSortedMap(new TreeMap<>(group.getValue()))));
    }
}
