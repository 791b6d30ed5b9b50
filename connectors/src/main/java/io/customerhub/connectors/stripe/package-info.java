/** Stripe, source. */
@NullMarked
package io.customerhub.connectors.stripe;

import org.jspecify.annotations.NullMarked;
