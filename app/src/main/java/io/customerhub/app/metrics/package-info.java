/** Figures for those who watch the hub. */
@NullMarked
package io.customerhub.app.metrics;

import org.jspecify.annotations.NullMarked;
