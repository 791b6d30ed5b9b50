/** What can be wrong in a hub's files before anything runs, found all at once. */
@NullMarked
package io.customerhub.app.check;

import org.jspecify.annotations.NullMarked;
