/** A real broker of Apache Kafka without installation. */
@NullMarked
package io.customerhub.broker;

import org.jspecify.annotations.NullMarked;
