/** Learns how likely an outcome is from customers whose outcome is known: encoded, calibrated, and explained feature by feature. */
@NullMarked
package io.customerhub.scoring.classify;

import org.jspecify.annotations.NullMarked;
