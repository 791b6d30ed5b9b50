/** What is compared when two records may be about one customer, and how it is read, so that comparing costs little. */
@NullMarked
package io.customerhub.identity.compare;

import org.jspecify.annotations.NullMarked;
