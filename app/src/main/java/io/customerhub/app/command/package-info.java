/** The command line. */
@NullMarked
package io.customerhub.app.command;

import org.jspecify.annotations.NullMarked;
