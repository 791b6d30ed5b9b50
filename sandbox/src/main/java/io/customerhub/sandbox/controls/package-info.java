/** The sandbox's own controls: health, statistics, truth, faults, touches and webhooks. */
@NullMarked
package io.customerhub.sandbox.controls;

import org.jspecify.annotations.NullMarked;
