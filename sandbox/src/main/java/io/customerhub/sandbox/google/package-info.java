/** Google Sheets v4: tokens, reading and writing ranges of one spreadsheet. */
@NullMarked
package io.customerhub.sandbox.google;

import org.jspecify.annotations.NullMarked;
