/** Google Sheets, source. */
@NullMarked
package io.customerhub.connectors.google;

import org.jspecify.annotations.NullMarked;
