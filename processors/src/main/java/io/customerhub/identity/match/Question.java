package io.customerhub.identity.match;

/**
 * Two records of which people are asked whether they are about one customer.
 *
 * @param left the lower of their numbers
 * @param odds in bits
 * @param uncertain because comparing does not tell well enough
 * @param sampled because it was drawn at random of the pairs that are likely one
 */
public record Question(long left, long right, double odds, boolean uncertain, boolean sampled) {}
