/** QuickBooks Online, source. */
@NullMarked
package io.customerhub.connectors.quickbooks;

import org.jspecify.annotations.NullMarked;
