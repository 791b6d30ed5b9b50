/** Who is this record about? Only accepted records are asked. */
@NullMarked
package io.customerhub.identity;

import org.jspecify.annotations.NullMarked;
