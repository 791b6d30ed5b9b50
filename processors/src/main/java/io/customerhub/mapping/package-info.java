/** The only place where a source's words become ours, and ours become a sink's. */
@NullMarked
package io.customerhub.mapping;

import org.jspecify.annotations.NullMarked;
