package io.customerhub.warehouse.store;

/**
 * Something that one node alone may hold, while it holds it.
 *
 * @param name what, as {@code flow:quickbooks-customers}
 * @param holder the node
 * @param token grows with each taking
 */
record Lease(String name, int holder, long token) {}
