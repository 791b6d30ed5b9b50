/** When the hub is well, and when it is not. */
@NullMarked
package io.customerhub.app.health;

import org.jspecify.annotations.NullMarked;
