/** How much will be sold in the weeks to come, and how far that may be off. */
@NullMarked
package io.customerhub.scoring.forecast;

import org.jspecify.annotations.NullMarked;
