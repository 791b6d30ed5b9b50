/** The way of a page, on a Camel of its own. */
@NullMarked
package io.customerhub.app.page;

import org.jspecify.annotations.NullMarked;
