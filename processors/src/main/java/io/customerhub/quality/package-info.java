/** Is this record sound? Declared rules that accept, mend or quarantine it. */
@NullMarked
package io.customerhub.quality;

import org.jspecify.annotations.NullMarked;
