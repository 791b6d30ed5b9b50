/** Where businesses are listed: Google Places, and a directory that is nothing but web pages. */
@NullMarked
package io.customerhub.sandbox.listings;

import org.jspecify.annotations.NullMarked;
