/** Salesforce, sink. */
@NullMarked
package io.customerhub.connectors.salesforce;

import org.jspecify.annotations.NullMarked;
