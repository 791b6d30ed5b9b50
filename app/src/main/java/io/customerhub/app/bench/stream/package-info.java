/** Events of a topic into a database, by the hub and by others. */
@NullMarked
package io.customerhub.app.bench.stream;

import org.jspecify.annotations.NullMarked;
