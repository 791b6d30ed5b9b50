package io.customerhub.identity.match;

/**
 * Two records that are likely to be about one customer.
 *
 * @param left the lower of their numbers
 * @param odds in bits; negative where they matched by what one of them said before, and nothing that they say now is much against it
 */
public record Edge(long left, long right, double odds) {
    /** Whether it is by what one of them said before. */
    boolean isFormer() {
        return odds < Clustering.EVEN;
    }
}
