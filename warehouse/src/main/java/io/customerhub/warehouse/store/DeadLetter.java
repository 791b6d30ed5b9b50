package io.customerhub.warehouse.store;

import io.customerhub.connectors.kafka.StreamEvent;
import java.time.Instant;

/**
 * An event that could not be processed.
 *
 * @param record its name in quarantine, among the records of its topic
 * @param reason what is wrong with it, without its values
 */
public record DeadLetter(StreamEvent event, String record, String reason, Instant failedAt) {}
