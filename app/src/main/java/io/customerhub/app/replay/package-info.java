/** What the hub knows already, taken through the stages again. */
@NullMarked
package io.customerhub.app.replay;

import org.jspecify.annotations.NullMarked;
