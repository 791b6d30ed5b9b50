/** Captures: changes of another application's rows become events of a topic, by the mappings in use. */
@NullMarked
package io.customerhub.app.capture;

import org.jspecify.annotations.NullMarked;
