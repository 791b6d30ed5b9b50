/**
 * Which records are about one customer: candidates are found, compared and weighed by a model that learns from the records
 * themselves, and joined to clusters.
 */
@NullMarked
package io.customerhub.identity.match;

import org.jspecify.annotations.NullMarked;
