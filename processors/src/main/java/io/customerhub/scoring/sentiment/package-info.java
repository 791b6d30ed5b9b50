/** Whether what customers write sounds pleased or displeased, told by declared words. */
@NullMarked
package io.customerhub.scoring.sentiment;

import org.jspecify.annotations.NullMarked;
