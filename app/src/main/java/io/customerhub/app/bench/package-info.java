/** How fast the hub is, beside the fastest and the plainest way to write the same rows. */
@NullMarked
package io.customerhub.app.bench;

import org.jspecify.annotations.NullMarked;
