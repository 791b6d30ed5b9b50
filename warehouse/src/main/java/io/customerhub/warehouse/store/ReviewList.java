package io.customerhub.warehouse.store;

import io.customerhub.model.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people are asked.
 *
 * @param groups that first whose first pair is worth most; no more than were wanted
 * @param sample the pairs that were drawn at random, in the order in which they were; no more than were wanted
 */
public record ReviewList(Waiting waiting, List<Entry> groups, List<ReviewPair> sample) {
    public ReviewList {
        groups = List.copyOf(groups);
        sample = List.copyOf(sample);
    }

    /**
     * How much waits.
     *
     * @param uncertain pairs of which comparing does not tell well enough
     * @param sampled pairs that were drawn at random; one can be both
     * @param groups in how many groups the uncertain ones are
     * @param uncertainSince since when the oldest of the uncertain ones waits; empty where none does
     * @param sampledSince the same of those that were drawn
     */
    public record Waiting(
            long uncertain,
            long sampled,
            long groups,
            Optional<Instant> uncertainSince,
            Optional<Instant> sampledSince) {}

    /**
     * A group, by its first pair.
     *
     * @param pairs the numbers of all its pairs, the first one's among them
     * @param customers whom they are about
     * @param spend what those have spent, of all currencies together
     */
    public record Entry(ReviewPair first, List<Long> pairs, List<CustomerId> customers, BigDecimal spend) {
        public Entry {
            pairs = List.copyOf(pairs);
            customers = List.copyOf(customers);
        }
    }
}
