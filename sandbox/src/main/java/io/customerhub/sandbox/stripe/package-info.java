/** Stripe: customers, charges, refunds and thirty days of events, newest first, and signed webhooks. */
@NullMarked
package io.customerhub.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
