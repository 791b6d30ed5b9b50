/** Streams of events: each poll of Kafka is a page, and goes the way of any other. */
@NullMarked
package io.customerhub.app.stream;

import org.jspecify.annotations.NullMarked;
