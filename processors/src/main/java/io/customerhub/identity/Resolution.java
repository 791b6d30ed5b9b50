package io.customerhub.identity;

import io.customerhub.model.CustomerId;
import io.customerhub.model.CustomerRecord;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who a page's records are about.
 *
 * @param resolved each record of the page once
 * @param moved records that are not of the page and are about somebody else now
 * @param merges customers that turned out to be one
 */
public record Resolution(List<Resolved> resolved, List<Moved> moved, List<Merge> merges) {
    public Resolution {
        resolved = List.copyOf(resolved);
        moved = List.copyOf(moved);
        merges = List.copyOf(merges);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return resolved.isEmpty() && moved.isEmpty() && merges.isEmpty();
    }

    /** All whom a record is about now that was about nobody, somebody else, or has changed. */
    public Set<CustomerId> customers() {
        return Stream.concat(
                        resolved.stream().map(Resolved::customer),
                        moved.stream().map(Moved::into))
                .collect(Collectors.toSet());
    }

    /**
     * A record with the customer it is about.
     *
     * @param evidence the comparisons that speak most for it; empty for a customer's only record
     */
    public record Resolved(CustomerRecord record, CustomerId customer, List<String> evidence) {
        public Resolved {
            evidence = List.copyOf(evidence);
        }
    }

    /** A record that was about one customer and is about another. */
    public record Moved(SourceKey record, CustomerId from, CustomerId into) {}

    /** {@code from} is no more; all that was theirs is {@code into}'s. */
    public record Merge(CustomerId from, CustomerId into) {}
}
