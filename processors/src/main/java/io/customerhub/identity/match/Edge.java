package io.customerhub.identity.match;

/**
 * Two records that are likely to be about one customer.
 *
 * @param left the lower of their numbers
 * @param odds in bits, not negative
 */
public record Edge(long left, long right, double odds) {}
