/** The switchboard: makes and names every object, and starts the hub. */
@NullMarked
package io.customerhub.app;

import org.jspecify.annotations.NullMarked;
