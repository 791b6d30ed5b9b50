package io.customerhub.scoring.leak;

/**
 * Why data cannot be learned from.
 *
 * @param remedy what to do about it
 */
public record Leak(String problem, String remedy) {}
