/** Field visits: a vendor that no connector was made for, as there are many. */
@NullMarked
package io.customerhub.sandbox.visits;

import org.jspecify.annotations.NullMarked;
