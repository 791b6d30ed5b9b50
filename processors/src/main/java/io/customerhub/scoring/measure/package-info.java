/** How good probabilities are, against outcomes that are known. */
@NullMarked
package io.customerhub.scoring.measure;

import org.jspecify.annotations.NullMarked;
