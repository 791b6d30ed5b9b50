/** What the check finds, and what it lets pass. */
@NullMarked
package io.customerhub.app.check;

import org.jspecify.annotations.NullMarked;
