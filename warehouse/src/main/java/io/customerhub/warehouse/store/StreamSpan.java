package io.customerhub.warehouse.store;

/**
 * A stretch of a partition that was read without a gap.
 *
 * @param from the offset at which reading stood before; the first event may be further on, because offsets have holes
 * @param to the offset behind the last event
 */
public record StreamSpan(StreamPartition partition, long from, long to) {}
