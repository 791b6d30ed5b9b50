/** Any JSON API that gives its records in pages, source. */
@NullMarked
package io.customerhub.connectors.rest;

import org.jspecify.annotations.NullMarked;
