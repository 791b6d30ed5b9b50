/** Business directories that are pages of HTML: read politely, and only where the operator has turned it on. */
@NullMarked
package io.customerhub.connectors.directory;

import org.jspecify.annotations.NullMarked;
