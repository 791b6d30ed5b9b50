/** Holds what our connectors ask, and what the sandbox answers, against the vendors' own contracts. */
@NullMarked
package io.customerhub.app.conformance;

import org.jspecify.annotations.NullMarked;
