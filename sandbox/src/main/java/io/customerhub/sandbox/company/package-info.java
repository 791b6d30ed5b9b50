/** The companies whose data the vendors hold: one invented, one real, one of any size. */
@NullMarked
package io.customerhub.sandbox.company;

import org.jspecify.annotations.NullMarked;
