/** Access to a vendor's account: tokens that are refreshed once, stored before they are used, and shown to nobody. */
@NullMarked
package io.customerhub.connectors.tokens;

import org.jspecify.annotations.NullMarked;
