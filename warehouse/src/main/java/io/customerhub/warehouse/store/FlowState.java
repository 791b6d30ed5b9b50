package io.customerhub.warehouse.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How a flow stands.
 *
 * @param lastStatus of its latest run that has ended
 * @param lastComplete when it last read to the end
 */
public record FlowState(String flow, String lastStatus, String lastError, Optional<Instant> lastComplete) {}
