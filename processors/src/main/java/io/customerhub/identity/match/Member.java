package io.customerhub.identity.match;

import io.customerhub.identity.compare.Described;
import io.customerhub.model.CustomerId;
import io.customerhub.model.SourceKey;
import java.util.Optional;

/**
 * A record that takes part in matching.
 *
 * @param number the place in the order in which records first came, from 1
 * @param customer whom it is taken to be about; empty for one that comes first now
 */
public record Member(long number, SourceKey key, Described described, Optional<CustomerId> customer) {}
