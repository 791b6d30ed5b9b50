/** Flows and their runs. */
@NullMarked
package io.customerhub.app.flow;

import org.jspecify.annotations.NullMarked;
