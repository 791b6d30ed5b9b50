/** How good scores are: measures of the literature, checked against values computed by hand. */
@NullMarked
package io.customerhub.scoring.measure;

import org.jspecify.annotations.NullMarked;
