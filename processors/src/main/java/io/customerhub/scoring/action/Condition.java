package io.customerhub.scoring.action;

/**
 * What has to hold for a customer.
 *
 * @param of where it is looked up
 * @param name of the field, feature, model or decision
 */
public record Condition(Of of, String name, Expected expected) {
    /** What is looked at. */
    public enum Of {
        /** A field of the profile. */
        FIELD,
        FEATURE,
        /** What a model, or a decision before this one, says. */
        SCORE
    }
}
