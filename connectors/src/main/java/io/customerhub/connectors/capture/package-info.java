/** How changes come out of another application's own PostgreSQL: from its log, by one node, and after the last that was kept. */
@NullMarked
package io.customerhub.connectors.capture;

import org.jspecify.annotations.NullMarked;
