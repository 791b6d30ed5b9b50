package io.customerhub.warehouse.store;

/** What became of a page's records: read is the sum of the others, or the run is broken. */
public record PageCounts(int read, int unchanged, int accepted, int quarantined) {}
