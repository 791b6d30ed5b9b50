package io.customerhub.warehouse.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody did.
 *
 * @param action as {@code quarantine.release}
 * @param detail names of fields and rules, and the person's own reason; no values of the record
 */
public record AuditEntry(Instant at, String actor, String action, JsonNode detail) {}
