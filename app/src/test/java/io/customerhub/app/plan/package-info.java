/** Plans, compared, saved and read. */
@NullMarked
package io.customerhub.app.plan;

import org.jspecify.annotations.NullMarked;
