/** How firings of schedules spread over nodes. */
@NullMarked
package io.customerhub.app.bench.firing;

import org.jspecify.annotations.NullMarked;
