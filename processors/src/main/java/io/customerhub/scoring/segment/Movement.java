package io.customerhub.scoring.segment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who went from which segment to which between two moments.
 *
 * @param segments the rows and columns, {@link #NOBODY} last: customers who were none yet, or are none any more
 * @param customers how many, row by row where they were before, column by column where they are after
 */
public record Movement(List<String> segments, List<List<Integer>> customers) {
    /** Not a customer at that moment. */
    public static final String NOBODY = "no customer";

    public Movement {
        segments = List.copyOf(segments);
        customers = customers.stream().map(List::copyOf).toList();
    }

    /**
     * Movement of all customers of either moment.
     *
     * @param segments in the order of the matrix
     * @param before by customer, the segment's name
     * @param after the same
     */
    public static Movement between(Collection<String> segments, Map<String, String> before, Map<String, String> after) {
        List<String> places =
                Stream.concat(segments.stream(), Stream.of(NOBODY)).toList();
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .forEach(customer -> counts.computeIfAbsent(
                                before.getOrDefault(customer, NOBODY), from -> new LinkedHashMap<>())
                        .merge(after.getOrDefault(customer, NOBODY), 1, Integer::sum));
        return new Movement(
                places,
                places.stream()
                        .map(from -> places.stream()
                                .map(to -> counts.getOrDefault(from, Map.of()).getOrDefault(to, 0))
                                .toList())
                        .toList());
    }

    /** How many went from one segment to another. */
    public int count(String from, String to) {
        return customers.get(segments.indexOf(from)).get(segments.indexOf(to));
    }
}
