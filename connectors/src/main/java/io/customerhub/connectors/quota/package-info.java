/** How many calls an account may make, counted over all nodes. */
@NullMarked
package io.customerhub.connectors.quota;

import org.jspecify.annotations.NullMarked;
