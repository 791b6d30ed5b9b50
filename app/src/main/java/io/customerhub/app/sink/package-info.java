/** What the sinks are told, batch by batch. */
@NullMarked
package io.customerhub.app.sink;

import org.jspecify.annotations.NullMarked;
