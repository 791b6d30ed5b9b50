package io.customerhub.model;

/**
 * What is wrong with a record, worded without its value: a log may show it.
 *
 * @param rule the declared rule, or {@code mapping}
 * @param field the canonical field; empty where the whole record is meant
 */
public record Problem(String rule, String field, String message) {}
