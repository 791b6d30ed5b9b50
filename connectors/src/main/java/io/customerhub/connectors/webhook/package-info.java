/** Calls by which systems say that something changed: who may make them, what they name, and what that asks for. */
@NullMarked
package io.customerhub.connectors.webhook;

import org.jspecify.annotations.NullMarked;
