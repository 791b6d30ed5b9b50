/** What runs by the clock, over all nodes. */
@NullMarked
package io.customerhub.app.schedule;

import org.jspecify.annotations.NullMarked;
