/** Refuses data that tells a model what it will not know when it counts. */
@NullMarked
package io.customerhub.scoring.leak;

import org.jspecify.annotations.NullMarked;
