/** The hub's key, what is derived from it, and the vault that keeps accounts' tokens unreadable at rest. */
@NullMarked
package io.customerhub.warehouse.secrets;

import org.jspecify.annotations.NullMarked;
