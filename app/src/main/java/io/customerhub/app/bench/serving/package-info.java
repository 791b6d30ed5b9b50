/** How fast models serve: customers a second, what native code costs to begin with, and a model's share of a page. */
@NullMarked
package io.customerhub.app.bench.serving;

import org.jspecify.annotations.NullMarked;
