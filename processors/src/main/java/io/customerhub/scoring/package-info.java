/** How do customers stand: scores of profiles, never of raw records. */
@NullMarked
package io.customerhub.scoring;

import org.jspecify.annotations.NullMarked;
