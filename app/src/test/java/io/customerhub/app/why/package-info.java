/** How customers came about, read back. */
@NullMarked
package io.customerhub.app.why;

import org.jspecify.annotations.NullMarked;
