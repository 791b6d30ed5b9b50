package io.customerhub.warehouse.store;

import io.customerhub.identity.IdentityChange.Kind;
import io.customerhub.identity.IdentityChange.Why;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that happened to a customer, as it is kept for ever.
 *
 * @param id greater than that of all events of the tenant that were committed before
 * @param customerId whose the records were
 * @param otherId whose they are since; empty for who has ended
 * @param records those that changed hands, as {@code source/entity/id}; of who has ended, those that were withdrawn
 * @param decisions the numbers of what people said or took back, by which it happened
 * @param filesVersion the number of the declared files that decided about it
 */
public record IdentityEvent(
        long id,
        Kind kind,
        String customerId,
        Optional<String> otherId,
        List<String> records,
        Why why,
        List<Long> decisions,
        long run,
        String flow,
        int filesVersion,
        Instant at) {
    public IdentityEvent {
        records = List.copyOf(records);
        decisions = List.copyOf(decisions);
    }

    /** Whose ids it names. */
    public List<String> customers() {
        return Stream.concat(Stream.of(customerId), otherId.stream()).toList();
    }

    /** What happened, as one of them saw it. */
    public String words(String customer) {
        boolean isOther = otherId.filter(customer::equals).isPresent();
        String another = "customer " + (isOther ? customerId : otherId.orElse(""));
        return switch (kind) {
            case MERGED -> isOther ? another + " turned out to be this one" : "turned out to be " + another;
            case SPLIT -> isOther ? "was told apart from " + another : another + " was told apart from this one";
            case MOVED -> isOther ? "has records that were of " + another : "had records that are of " + another;
            case ENDED -> "no record is left";
        };
    }
}
