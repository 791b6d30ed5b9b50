/** The canonical words: what every source's records become, and what every stage talks about. */
@NullMarked
package io.customerhub.model;

import org.jspecify.annotations.NullMarked;
