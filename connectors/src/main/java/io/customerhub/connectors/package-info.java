/** How we talk to systems: the pages that sources give, the deliveries that sinks take, and what can go wrong between. */
@NullMarked
package io.customerhub.connectors;

import org.jspecify.annotations.NullMarked;
