/** Salesforce REST: sessions, SOQL, describe and collections of contacts. */
@NullMarked
package io.customerhub.sandbox.salesforce;

import org.jspecify.annotations.NullMarked;
