/** Which customers are alike: segments that are found in what they buy, named by where they lie, and followed over time. */
@NullMarked
package io.customerhub.scoring.segment;

import org.jspecify.annotations.NullMarked;
