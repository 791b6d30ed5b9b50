/** Neural networks: the one place that knows the library which trains them. Everything outside sees arrays of numbers. */
@NullMarked
package io.customerhub.scoring.net;

import org.jspecify.annotations.NullMarked;
