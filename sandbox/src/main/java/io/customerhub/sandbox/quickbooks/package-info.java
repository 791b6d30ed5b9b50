/** QuickBooks Online: rotating tokens, queries, change data capture and writes of customers. */
@NullMarked
package io.customerhub.sandbox.quickbooks;

import org.jspecify.annotations.NullMarked;
