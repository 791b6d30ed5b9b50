/** Guards the order of the stages. */
@NullMarked
package io.customerhub;

import org.jspecify.annotations.NullMarked;
