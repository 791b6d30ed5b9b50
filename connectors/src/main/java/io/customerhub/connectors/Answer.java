package io.customerhub.connectors;

import java.util.Optional;

/**
 * What a sink said to one delivery.
 *
 * @param externalId the delivery's
 * @param outcome what became of it
 * @param vendorId the sink's id of the record, where it said
 * @param message the sink's own words where it did not take it
 * @param request the sink's own id of the call, by which its support finds it; empty where it gave none
 */
public record Answer(
        String externalId, Outcome outcome, Optional<String> vendorId, String message, Optional<String> request) {
    /** What became of a delivery. */
    public enum Outcome {
        /** The sink holds it. */
        WRITTEN,
        /** The sink will not have it as it is. */
        REFUSED,
        /** Another record of the sink has what may be there once, and may be about to give it up. */
        CONFLICTING,
        /** The sink did not say: it is to be sent again. */
        UNANSWERED
    }

    public static Answer written(String externalId, String vendorId) {
        return new Answer(externalId, Outcome.WRITTEN, Optional.of(vendorId), "", Optional.empty());
    }

    /** A delivery that the sink holds under the id that is known, or else under ours. */
    public static Answer written(Delivery delivery) {
        return written(delivery.externalId(), delivery.vendorId().orElse(delivery.externalId()));
    }

    public static Answer refused(String externalId, String message) {
        return new Answer(externalId, Outcome.REFUSED, Optional.empty(), message, Optional.empty());
    }

    /** A delivery that is refused as long as another record has what may be there once. */
    public static Answer conflicting(String externalId, String message) {
        return new Answer(externalId, Outcome.CONFLICTING, Optional.empty(), message, Optional.empty());
    }

    /** A delivery of which the sink said nothing. */
    public static Answer unanswered(String externalId, String message) {
        return new Answer(externalId, Outcome.UNANSWERED, Optional.empty(), message, Optional.empty());
    }

    /** The same, said to a call that the sink knows by this id. */
    public Answer to(Optional<String> call) {
        return new Answer(externalId, outcome, vendorId, message, call);
    }
}
