/** Calls from outside. */
@NullMarked
package io.customerhub.app.webhook;

import org.jspecify.annotations.NullMarked;
