package io.customerhub.identity.match;

/** Takes pairs of records by their numbers, the lower one first. */
@FunctionalInterface
public interface Pairs {
    void pair(int left, int right);
}
