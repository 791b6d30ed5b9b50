package io.customerhub.identity;

import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to a customer.
 *
 * @param customer whose the records were
 * @param other whose they are since; empty for who has ended
 * @param records those that changed hands; of who has ended, those that were withdrawn
 * @param decisions the numbers of what people said or took back, by which it happened
 */
public record IdentityChange(
        Kind kind,
        CustomerId customer,
        Optional<CustomerId> other,
        List<SourceKey> records,
        Why why,
        List<Long> decisions) {
    public IdentityChange {
        records = List.copyOf(records);
        decisions = List.copyOf(decisions);
    }

    /** No record of a customer is left. */
    public static IdentityChange ended(CustomerId customer, List<SourceKey> withdrawn) {
        return new IdentityChange(Kind.ENDED, customer, Optional.empty(), withdrawn, Why.WITHDRAWN, List.of());
    }

    /** What happened. Of one page it is told in this order, so that nobody is named after their end. */
    public enum Kind {
        /** Records of the customer are somebody's who was not there before. */
        SPLIT,
        /** Records of the customer are somebody's who was there. */
        MOVED,
        /** The customer is the other from now on. */
        MERGED,
        /** The customer is no more, and nobody else. */
        ENDED;

        /** As it is kept and told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What brought it about. */
    public enum Why {
        /** What the records say. */
        COMPARING,
        /** What people said of two records, or took back. */
        DECISION,
        /** A record is no more. */
        WITHDRAWN;

        /** As it is kept and told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
