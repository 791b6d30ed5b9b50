/** What the events of streams are like, and which records they are. */
@NullMarked
package io.customerhub.app.event;

import org.jspecify.annotations.NullMarked;
