/** The world outside the hub: the vendors' APIs, faked to their contracts, as one process. */
@NullMarked
package io.customerhub.sandbox;

import org.jspecify.annotations.NullMarked;
