/** How events come from Apache Kafka: a page at a time, and from where the warehouse stands. */
@NullMarked
package io.customerhub.connectors.kafka;

import org.jspecify.annotations.NullMarked;
